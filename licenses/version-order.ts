/** How versions of one ecosystem are ordered. */
export interface VersionOrder {
  /** kebab-case, equals the file name. */
  readonly id: string;
  /** URL that defines the order. */
  readonly source: string;
  /** Negative, 0 or positive as in `sort`; null when one of the two is no version of this order. Linear in the length; never throws. */
  readonly compare: (a: string, b: string) => number | null;
}

/** Declares an order of versions; the identity function gives the member its type. */
export function defineVersionOrder(order: VersionOrder): VersionOrder {
  return order;
}
