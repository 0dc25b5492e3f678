/** What went wrong while computing: a wrong card, or a request that cannot be answered. */
export type MetricsErrorKind = 'bad-matrix' | 'inconsistent-matrix' | 'month-not-over' | 'unknown-model' | 'cancelled';

/** A fault of the metrics room; expected outcomes are values with reasons, never this. */
export class MetricsError extends Error {
  override readonly name = 'MetricsError';
  readonly kind: MetricsErrorKind;

  constructor(kind: MetricsErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
