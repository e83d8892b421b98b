/**
 * Customers repeat themselves: ten answers of one customer tell less than ten answers of ten. What a clustered sample is
 * worth in independent answers, by the design effect (L. Kish, Survey Sampling, 1965) and the analysis-of-variance
 * estimate of the correlation within a cluster (A. Donner, Int. Stat. Rev. 54, 1986).
 */

/** Assumed until there are customers enough to tell. */
export const assumedCorrelation = 0.3;
export const fewestCustomers = 30;

/** What has to be known of the clusters: sums over them, so that a database can add them up. */
export interface ClusterSums {
  /** Clusters: customers. */
  readonly clusters: number;
  /** Answers, and those of them that were a yes. */
  readonly n: number;
  readonly k: number;
  /** Σ nᵢ² and Σ kᵢ²/nᵢ over the clusters. */
  readonly sumOfSquares: number;
  readonly sumOfShares: number;
}

export function clusterSums(clusters: Iterable<{ readonly n: number; readonly k: number }>): ClusterSums {
  let sums: ClusterSums = { clusters: 0, n: 0, k: 0, sumOfSquares: 0, sumOfShares: 0 };
  for (const { n, k } of clusters) {
    sums = {
      clusters: sums.clusters + 1,
      n: sums.n + n,
      k: sums.k + k,
      sumOfSquares: sums.sumOfSquares + n * n,
      sumOfShares: sums.sumOfShares + (k * k) / n,
    };
  }
  return sums;
}

/**
 * The correlation of two answers of the same customer, 0 to 1. `assumedCorrelation` under thirty customers and where
 * none answered twice. Worked: three customers of two, answering 2, 1 and 0 times yes, have mean squares 1/2 between
 * and 1/6 within, which gives 1/2 (were they thirty).
 */
export function correlationWithin(
  { clusters, n, k, sumOfSquares, sumOfShares }: ClusterSums,
  fewest = fewestCustomers,
): number {
  if (clusters < fewest || n <= clusters) return assumedCorrelation;
  const between = (sumOfShares - (k * k) / n) / (clusters - 1);
  const within = (k - sumOfShares) / (n - clusters);
  const size = (n - sumOfSquares / n) / (clusters - 1);
  const total = between + (size - 1) * within;
  // All answered alike: the sample shows no correlation, and no spread to see one by.
  return total === 0 ? assumedCorrelation : Math.min(1, Math.max(0, (between - within) / total));
}

/** n ÷ (1 + (m̄ − 1)·ρ), m̄ the mean number of answers per customer. Worked: 10 × 4 at 0.3 are worth 21.05. */
export function effectiveSize(
  { n, clusters }: Pick<ClusterSums, 'n' | 'clusters'>,
  correlation: number,
): number {
  return n === 0 ? 0 : n / (1 + (n / clusters - 1) * correlation);
}
