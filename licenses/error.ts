/** Why a licence expression was refused. */
export type LicenceErrorKind =
  | 'empty'
  | 'too-long'
  | 'too-complex'
  | 'bad-character'
  | 'unknown-licence'
  | 'unknown-exception'
  | 'syntax';

/** The room's fault: an expression that is not one. */
export class LicenceError extends Error {
  override readonly name = 'LicenceError';
  readonly kind: LicenceErrorKind;
  /** Offset in the source, 0-based, of what was refused. */
  readonly position: number;

  constructor(kind: LicenceErrorKind, position: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.position = position;
  }
}
