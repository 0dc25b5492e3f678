/** A proposal that two identities are one person; nothing is merged by it. */
export interface IdentitySuggestionTable {
  repository_id: string;
  identity_id: string;
  same_as_id: string;
  source: 'mailmap';
  /** Line number of the evidence in its file. */
  line: number;
}
