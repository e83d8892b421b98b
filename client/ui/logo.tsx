/** The product's mark: a circle and a rounded square, the two sides of a quote, and what they share. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6.5" fill="var(--pine)" />
      <circle cx="9.6" cy="12" r="4.9" fill="none" stroke="var(--on-pine)" strokeWidth="1.7" />
      <rect
        x="10.2"
        y="7.1"
        width="9.8"
        height="9.8"
        rx="2.9"
        fill="none"
        stroke="var(--on-pine)"
        strokeWidth="1.7"
      />
      <path
        d="M12.35 8a4.9 4.9 0 0 1 0 8A2.9 2.9 0 0 1 10.2 14v-4A2.9 2.9 0 0 1 12.35 8z"
        fill="var(--on-pine)"
      />
    </svg>
  );
}
