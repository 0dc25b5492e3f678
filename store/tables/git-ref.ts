/** The refs of the last clean run: one consistent snapshot a repository. */
export interface GitRefTable {
  repository_id: string;
  /** Full name, `refs/heads/…` or `refs/tags/…`; bytes that are not UTF-8 are escaped as `\xNN`. */
  name: string;
  sha: Buffer;
}
