/** From here on the money stands beside the paper; below, it is a bar at the bottom with a sheet. */
export const wideRoom = '(min-width: 1024px)';

/** Below, the review before sending takes the whole screen. */
export const narrowDialog = '(max-width: 767.98px)';
