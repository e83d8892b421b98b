/** What only somebody who comes back to news is shown: for others it is not fetched. */
export { NewsBanner } from '../banners/news-banner.tsx';
export { NewsDivider } from './news-divider.tsx';
