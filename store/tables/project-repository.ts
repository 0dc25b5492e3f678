/** Which repositories a project owns, in the registry's order. */
export interface ProjectRepositoryTable {
  project: string;
  repository_id: string;
  position: number;
}
