/** A dated e-mail domain of an organisation; ranges of one domain never overlap (the database keeps that). */
export interface OrganisationDomainTable {
  organisation: string;
  /** Lower-case; sub-domains belong to it too. */
  domain: string;
  /** `YYYY-MM-DD` or null for always. Half-open. */
  valid_from: string | null;
  valid_to: string | null;
}
