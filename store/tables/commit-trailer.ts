/** A trailer of a commit that names somebody: co-authors, sign-offs, reviewers. At most 50 a commit. */
export interface CommitTrailerTable {
  repository_id: string;
  sha: Buffer;
  position: number;
  /** Lower-case key, as `co-authored-by`, `signed-off-by`, `reviewed-by`. */
  key: string;
  identity_id: string;
}
