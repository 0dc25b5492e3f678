/** A file of the crawled head. */
export interface TreeFileTable {
  repository_id: string;
  /** Bytes that are not UTF-8 are escaped as `\xNN`; at most 4,096 bytes. */
  path: string;
  /** Octal mode as a number of git: 0o100644, 0o100755, 0o120000 (symlink, never followed), 0o160000 (submodule). */
  mode: number;
  /** Bytes; null for submodules. */
  size: string | null;
  blob: Buffer;
  /** Language by name and extension, as `TypeScript`; null when not source. */
  language: string | null;
}
