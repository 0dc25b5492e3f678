/** A tag of the last clean run. */
export interface TagTable {
  repository_id: string;
  name: string;
  /** The commit it peels to; null when it leads to something else. */
  commit_sha: Buffer | null;
  annotated: boolean;
  signed: boolean;
  tagger_id: string | null;
  /** Tagger date, or the commit's committer date for lightweight tags; null when neither is plausible. */
  tagged_at: Date | null;
}
