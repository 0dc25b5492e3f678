/** A package URL, as the specification's canonical form splits it. */
export interface Purl {
  /** Lower case, as in `npm`. */
  readonly type: string;
  /** Decoded, `/` between segments; null when there is none. */
  readonly namespace: string | null;
  readonly name: string;
  readonly version: string | null;
  /** Decoded, by lower-case key, in the order of the keys. */
  readonly qualifiers: ReadonlyMap<string, string>;
  readonly subpath: string | null;
}
