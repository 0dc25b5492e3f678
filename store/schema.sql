-- Written by `npm run generate` from a migrated database.

create extension btree_gist;

create table account (
  identity_id bigint not null,
  host text not null,
  platform_id text,
  login text not null,
  name text,
  kind text not null,
  company text,
  created_at timestamp with time zone,
  profile_read_at timestamp with time zone,
  seen_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (identity_id),
  constraint account_host_platform_id_key UNIQUE (host, platform_id),
  constraint account_kind_check CHECK ((kind = ANY (ARRAY['user'::text, 'organisation'::text, 'bot'::text, 'mannequin'::text, 'unknown'::text]))),
  constraint account_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identity(id) ON DELETE CASCADE
);

create table account_membership (
  account_id bigint not null,
  organisation_id bigint not null,
  seen_at timestamp with time zone not null,
  constraint account_membership_pkey PRIMARY KEY (account_id, organisation_id),
  constraint account_membership_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity(id) ON DELETE CASCADE,
  constraint account_membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES identity(id) ON DELETE CASCADE
);

create table act (
  project text not null,
  repository_id bigint not null,
  kind text not null,
  source text not null,
  identity_id bigint,
  person_id bigint,
  organisation text,
  class text not null,
  at timestamp with time zone not null,
  month integer not null,
  zone smallint,
  subject_kind text,
  subject_number text,
  other_id bigint,
  additions integer,
  deletions integer,
  signed_off boolean,
  discount numeric(6,5) default 1 not null,
  activity numeric(18,9) default 0 not null,
  activity_2023 numeric(18,9) default 0 not null,
  activity_2020 numeric(18,9) default 0 not null,
  standing smallint default 0 not null,
  constraint act_pkey PRIMARY KEY (project, repository_id, kind, source)
);

create table act_discount (
  project text not null,
  repository_id bigint not null,
  kind text not null,
  source text not null,
  rule text not null,
  factor numeric(6,5) not null,
  evidence jsonb not null,
  constraint act_discount_pkey PRIMARY KEY (project, repository_id, kind, source, rule)
);

create table affiliation (
  person_id bigint not null,
  organisation text not null,
  valid_from date,
  valid_to date,
  basis text not null,
  claim_id bigint,
  constraint affiliation_no_overlap EXCLUDE USING gist (person_id WITH =, basis WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint affiliation_basis_check CHECK ((basis = ANY (ARRAY['claim'::text, 'mail'::text]))),
  constraint affiliation_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES affiliation_claim(id) ON DELETE CASCADE
);

create table affiliation_claim (
  id bigint generated always as identity not null,
  identity_id bigint not null,
  organisation text not null,
  valid_from date,
  valid_to date,
  source text not null,
  rank smallint not null,
  main boolean default false not null,
  note text,
  actor text not null,
  claimed_at timestamp with time zone default now() not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdrawn_reason text,
  constraint affiliation_claim_pkey PRIMARY KEY (id),
  constraint affiliation_claim_check CHECK (((valid_from IS NULL) OR (valid_to IS NULL) OR (valid_from < valid_to))),
  constraint affiliation_claim_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identity(id) ON DELETE CASCADE
);

create table api_bucket (
  host text not null,
  credential text default ''::text not null,
  resource text not null,
  "limit" integer,
  remaining integer,
  reset_at timestamp with time zone,
  blocked_until timestamp with time zone,
  updated_at timestamp with time zone default now() not null,
  constraint api_bucket_pkey PRIMARY KEY (host, credential, resource)
);

create table application (
  id bigint generated always as identity not null,
  code text not null,
  key_hash bytea,
  kind text not null,
  project text,
  from_stage text,
  target_stage text not null,
  state text default 'draft'::text not null,
  applicant text,
  applicant_name text,
  applicant_email text,
  organisations text[] default '{}'::text[] not null,
  title text default ''::text not null,
  form json default '{}'::json not null,
  rubric_id text,
  rubric_version integer,
  submitted_at timestamp with time zone,
  decided_at timestamp with time zone,
  clock text,
  due_at timestamp with time zone,
  clock_left bigint,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint application_pkey PRIMARY KEY (id),
  constraint application_code_key UNIQUE (code),
  constraint application_code_check CHECK ((code ~ '^[a-z2-7]{12}$'::text)),
  constraint application_kind_check CHECK ((kind = ANY (ARRAY['admission'::text, 'promotion'::text, 'retirement'::text, 'return'::text]))),
  constraint application_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'need-info'::text, 'reviewing'::text, 'voting'::text, 'notice'::text, 'accepted'::text, 'declined'::text, 'postponed'::text, 'withdrawn'::text]))),
  constraint application_target_stage_check CHECK ((target_stage = ANY (ARRAY['sandbox'::text, 'incubating'::text, 'graduated'::text, 'emeritus'::text]))),
  constraint application_applicant_fkey FOREIGN KEY (applicant) REFERENCES member(user_id),
  constraint application_project_fkey FOREIGN KEY (project) REFERENCES project(slug),
  constraint application_rubric_id_rubric_version_fkey FOREIGN KEY (rubric_id, rubric_version) REFERENCES rubric(id, version)
);

create table application_comment (
  id bigint generated always as identity not null,
  application bigint not null,
  criterion text,
  author text not null,
  author_name text not null,
  audience text not null,
  text text not null,
  mentions text[] default '{}'::text[] not null,
  at timestamp with time zone default now() not null,
  removed_at timestamp with time zone,
  version integer default 1 not null,
  constraint application_comment_pkey PRIMARY KEY (id),
  constraint application_comment_audience_check CHECK ((audience = ANY (ARRAY['staff'::text, 'applicant'::text, 'public'::text]))),
  constraint application_comment_application_fkey FOREIGN KEY (application) REFERENCES application(id)
);

create table application_document (
  id bigint generated always as identity not null,
  application bigint not null,
  kind text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 bytea not null,
  uploaded_by text not null,
  at timestamp with time zone default now() not null,
  removed_at timestamp with time zone,
  constraint application_document_pkey PRIMARY KEY (id),
  constraint application_document_application_fkey FOREIGN KEY (application) REFERENCES application(id)
);

create table application_evidence (
  id bigint generated always as identity not null,
  application bigint not null,
  rubric_id text not null,
  rubric_version integer not null,
  taken_at timestamp with time zone default now() not null,
  digest text not null,
  commits json not null,
  items json not null,
  constraint application_evidence_pkey PRIMARY KEY (id),
  constraint application_evidence_application_fkey FOREIGN KEY (application) REFERENCES application(id)
);

create table archive_hour (
  source text not null,
  hour timestamp with time zone not null,
  events integer not null,
  kept integer not null,
  broken integer not null,
  gaps text[] default '{}'::text[] not null,
  imported_at timestamp with time zone not null,
  constraint archive_hour_pkey PRIMARY KEY (source, hour)
);

create table assignment (
  application bigint not null,
  member text not null,
  dimension text not null,
  assigned_by text not null,
  at timestamp with time zone default now() not null,
  due_at timestamp with time zone,
  constraint assignment_pkey PRIMARY KEY (application, member, dimension),
  constraint assignment_application_fkey FOREIGN KEY (application) REFERENCES application(id),
  constraint assignment_member_fkey FOREIGN KEY (member) REFERENCES member(user_id)
);

create table audit_checkpoint (
  day date not null,
  seq bigint not null,
  hash bytea not null,
  made_at timestamp with time zone not null,
  constraint audit_checkpoint_pkey PRIMARY KEY (day)
);

create table audit_event (
  seq bigint not null,
  at timestamp with time zone not null,
  actor text not null,
  actor_name text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  before json,
  after json,
  reason text,
  request text,
  previous bytea not null,
  hash bytea not null,
  constraint audit_event_pkey PRIMARY KEY (seq)
);

create table audit_head (
  one boolean default true not null,
  seq bigint not null,
  hash bytea not null,
  constraint audit_head_pkey PRIMARY KEY (one),
  constraint audit_head_one_check CHECK (one)
);

create table auth_account (
  id text not null,
  account_id text not null,
  provider_id text not null,
  user_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint auth_account_pkey PRIMARY KEY (id),
  constraint auth_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);

create table auth_rate_limit (
  id text not null,
  key text not null,
  count integer not null,
  last_request bigint not null,
  constraint auth_rate_limit_pkey PRIMARY KEY (id),
  constraint auth_rate_limit_key_key UNIQUE (key)
);

create table auth_session (
  id text not null,
  token text not null,
  user_id text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  impersonated_by text,
  second_factor_at timestamp with time zone,
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_token_key UNIQUE (token),
  constraint auth_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);

create table auth_throttle (
  key text not null,
  tries integer default 1 not null,
  at timestamp with time zone default now() not null,
  until timestamp with time zone default now() not null,
  constraint auth_throttle_pkey PRIMARY KEY (key)
);

create table auth_two_factor (
  id text not null,
  secret text not null,
  backup_codes text not null,
  user_id text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamp with time zone,
  constraint auth_two_factor_pkey PRIMARY KEY (id),
  constraint auth_two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);

create table auth_used_code (
  user_id text not null,
  code_hash bytea not null,
  used_at timestamp with time zone not null,
  constraint auth_used_code_pkey PRIMARY KEY (user_id, code_hash),
  constraint auth_used_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);

create table auth_user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  two_factor_enabled boolean default false,
  role text,
  banned boolean default false,
  ban_reason text,
  ban_expires timestamp with time zone,
  contact_email text,
  constraint auth_user_pkey PRIMARY KEY (id),
  constraint auth_user_email_key UNIQUE (email)
);

create table auth_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint auth_verification_pkey PRIMARY KEY (id)
);

create table ballot (
  id bigint generated always as identity not null,
  application bigint not null,
  opened_by text not null,
  opened_at timestamp with time zone default now() not null,
  closes_at timestamp with time zone not null,
  electorate text[] not null,
  quorum text not null,
  share text not null,
  state text default 'open'::text not null,
  closed_at timestamp with time zone,
  result json,
  version integer default 1 not null,
  constraint ballot_pkey PRIMARY KEY (id),
  constraint ballot_state_check CHECK ((state = ANY (ARRAY['open'::text, 'carried'::text, 'lost'::text, 'no-quorum'::text, 'cancelled'::text]))),
  constraint ballot_application_fkey FOREIGN KEY (application) REFERENCES application(id)
);

create table blob (
  sha bytea not null,
  size bigint not null,
  "binary" boolean not null,
  magic text,
  line_count integer,
  spdx text,
  notice boolean,
  content text,
  truncated boolean default false not null,
  constraint blob_pkey PRIMARY KEY (sha)
);

create table branch_protection (
  repository_id bigint not null,
  pattern text not null,
  requires_change boolean,
  required_approvals integer,
  requires_code_owners boolean,
  required_checks text[],
  requires_signatures boolean,
  allows_force_push boolean,
  allows_deletion boolean,
  binds_admins boolean,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  constraint branch_protection_pkey PRIMARY KEY (repository_id, pattern),
  constraint branch_protection_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table calendar_feed (
  member text not null,
  token_hash bytea not null,
  made_at timestamp with time zone default now() not null,
  constraint calendar_feed_pkey PRIMARY KEY (member),
  constraint calendar_feed_token_hash_key UNIQUE (token_hash),
  constraint calendar_feed_member_fkey FOREIGN KEY (member) REFERENCES member(user_id)
);

create table change (
  repository_id bigint not null,
  platform_id text not null,
  number text not null,
  title text not null,
  author_id bigint,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by_id bigint,
  labels text[] default '{}'::text[] not null,
  assignee_ids bigint[] default '{}'::bigint[] not null,
  milestone text,
  comment_count integer,
  locked boolean,
  state text not null,
  draft boolean,
  merged_at timestamp with time zone,
  merged_by_id bigint,
  merge_sha bytea,
  base_ref text,
  base_sha bytea,
  head_ref text,
  head_sha bytea,
  head_repository text,
  additions integer,
  deletions integer,
  changed_files integer,
  commit_count integer,
  requested_reviewer_ids bigint[] default '{}'::bigint[] not null,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  moved_to text,
  constraint change_pkey PRIMARY KEY (repository_id, platform_id),
  constraint change_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'merged'::text]))),
  constraint change_author_id_fkey FOREIGN KEY (author_id) REFERENCES identity(id),
  constraint change_closed_by_id_fkey FOREIGN KEY (closed_by_id) REFERENCES identity(id),
  constraint change_merged_by_id_fkey FOREIGN KEY (merged_by_id) REFERENCES identity(id),
  constraint change_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table change_commit (
  repository_id bigint not null,
  change_number text not null,
  "position" integer not null,
  sha bytea not null,
  author_id bigint,
  authored_at timestamp with time zone,
  committed_at timestamp with time zone,
  merge boolean not null,
  constraint change_commit_pkey PRIMARY KEY (repository_id, change_number, "position"),
  constraint change_commit_author_id_fkey FOREIGN KEY (author_id) REFERENCES identity(id),
  constraint change_commit_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table change_head (
  repository_id bigint not null,
  change_number text not null,
  head_sha bytea not null,
  commits integer,
  reason text,
  seen_at timestamp with time zone not null,
  constraint change_head_pkey PRIMARY KEY (repository_id, change_number),
  constraint change_head_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table change_verdict (
  repository_id bigint not null,
  change_number text not null,
  head_sha bytea not null,
  base_sha bytea,
  verdict text not null,
  errors integer not null,
  warnings integer not null,
  report text,
  problem text,
  checked_at timestamp with time zone not null,
  told_at timestamp with time zone,
  base_ref text,
  reported_by text,
  constraint change_verdict_pkey PRIMARY KEY (repository_id, change_number, head_sha),
  constraint change_verdict_verdict_check CHECK ((verdict = ANY (ARRAY['pass'::text, 'fail'::text, 'undecided'::text]))),
  constraint change_verdict_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table check_history (
  project text not null,
  check_id text not null,
  since date not null,
  revision integer not null,
  status text not null,
  score double precision,
  constraint check_history_pkey PRIMARY KEY (project, check_id, since),
  constraint check_history_project_fkey FOREIGN KEY (project) REFERENCES project(slug) ON DELETE CASCADE
);

create table check_result (
  project text not null,
  check_id text not null,
  revision integer not null,
  status text not null,
  result jsonb not null,
  checked_at timestamp with time zone not null,
  constraint check_result_pkey PRIMARY KEY (project, check_id),
  constraint check_result_project_fkey FOREIGN KEY (project) REFERENCES project(slug) ON DELETE CASCADE
);

create table ci_run (
  repository_id bigint not null,
  kind text not null,
  platform_id text not null,
  name text,
  sha bytea not null,
  ref text,
  trigger text,
  status text not null,
  conclusion text,
  actor_id bigint,
  attempt integer,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  constraint ci_run_pkey PRIMARY KEY (repository_id, kind, platform_id),
  constraint ci_run_kind_check CHECK ((kind = ANY (ARRAY['run'::text, 'status'::text]))),
  constraint ci_run_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'completed'::text]))),
  constraint ci_run_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES identity(id),
  constraint ci_run_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table ci_token (
  id text not null,
  project text not null,
  name text not null,
  scopes text[] not null,
  hash bytea not null,
  created_by text not null,
  created_by_name text not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by text,
  constraint ci_token_pkey PRIMARY KEY (id),
  constraint ci_token_hash_key UNIQUE (hash),
  constraint ci_token_check CHECK (((expires_at > created_at) AND (expires_at <= (created_at + '366 days'::interval)))),
  constraint ci_token_id_check CHECK ((id ~ '^[a-z2-7]{10}$'::text)),
  constraint ci_token_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['verdict:write'::text, 'project:read'::text]))),
  constraint ci_token_project_fkey FOREIGN KEY (project) REFERENCES project(slug)
);

create table clarification (
  id bigint generated always as identity not null,
  application bigint not null,
  criterion text,
  question text not null,
  asked_by text not null,
  asked_at timestamp with time zone default now() not null,
  due_at timestamp with time zone,
  answer text,
  answered_by text,
  answered_at timestamp with time zone,
  outcome text,
  closed_by text,
  closed_at timestamp with time zone,
  close_reason text,
  version integer default 1 not null,
  constraint clarification_pkey PRIMARY KEY (id),
  constraint clarification_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'rejected'::text]))),
  constraint clarification_application_fkey FOREIGN KEY (application) REFERENCES application(id)
);

create table clock_mark (
  name text not null,
  at timestamp with time zone not null,
  held_until timestamp with time zone,
  constraint clock_mark_pkey PRIMARY KEY (name)
);

create table comment (
  repository_id bigint not null,
  kind text not null,
  platform_id text not null,
  subject_kind text not null,
  subject_number text not null,
  author_id bigint,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  review_id text,
  reply_to text,
  path text,
  line integer,
  sha bytea,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  constraint comment_pkey PRIMARY KEY (repository_id, kind, platform_id),
  constraint comment_kind_check CHECK ((kind = ANY (ARRAY['discussion'::text, 'review'::text]))),
  constraint comment_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['issue'::text, 'change'::text]))),
  constraint comment_author_id_fkey FOREIGN KEY (author_id) REFERENCES identity(id),
  constraint comment_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table commit (
  repository_id bigint not null,
  sha bytea not null,
  parents bytea not null,
  parent_count integer not null,
  merge boolean not null,
  author_id bigint,
  committer_id bigint,
  author_epoch bigint,
  author_zone text,
  committer_epoch bigint,
  committer_zone text,
  authored_at timestamp with time zone,
  committed_at timestamp with time zone,
  signed_off boolean not null,
  signature text,
  additions integer,
  deletions integer,
  files integer,
  lines text default 'pending'::text not null,
  tree bytea not null,
  irregular text[] default '{}'::text[] not null,
  reachable boolean default true not null,
  on_default boolean default false not null,
  constraint commit_pkey PRIMARY KEY (repository_id, sha),
  constraint commit_lines_check CHECK ((lines = ANY (ARRAY['pending'::text, 'counted'::text, 'merge'::text, 'capped'::text, 'unknown'::text]))),
  constraint commit_author_id_fkey FOREIGN KEY (author_id) REFERENCES identity(id),
  constraint commit_committer_id_fkey FOREIGN KEY (committer_id) REFERENCES identity(id),
  constraint commit_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table commit_trailer (
  repository_id bigint not null,
  sha bytea not null,
  "position" smallint not null,
  key text not null,
  identity_id bigint not null,
  constraint commit_trailer_pkey PRIMARY KEY (repository_id, sha, "position"),
  constraint commit_trailer_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identity(id),
  constraint commit_trailer_repository_id_sha_fkey FOREIGN KEY (repository_id, sha) REFERENCES commit(repository_id, sha) ON DELETE CASCADE
);

create table contribution (
  repository_id bigint not null,
  source text not null,
  source_id text not null,
  kind text not null,
  identity_id bigint,
  at timestamp with time zone not null,
  object_id text,
  subject_number text,
  gaps text[] default '{}'::text[] not null,
  hour timestamp with time zone not null,
  constraint contribution_pkey PRIMARY KEY (repository_id, source, source_id),
  constraint contribution_kind_check CHECK ((kind = ANY (ARRAY['change-opened'::text, 'change-closed'::text, 'change-merged'::text, 'change-reopened'::text, 'review'::text, 'review-comment'::text, 'issue-opened'::text, 'issue-closed'::text, 'issue-reopened'::text, 'comment'::text, 'commit-comment'::text, 'release'::text, 'star'::text, 'fork'::text]))),
  constraint contribution_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identity(id),
  constraint contribution_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table contributor (
  repository_id bigint not null,
  identity_id bigint not null,
  contributions integer,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  constraint contributor_pkey PRIMARY KEY (repository_id, identity_id),
  constraint contributor_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identity(id),
  constraint contributor_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table crawl_lease (
  repository_id bigint not null,
  fence bigint not null,
  holder text not null,
  expires_at timestamp with time zone not null,
  constraint crawl_lease_pkey PRIMARY KEY (repository_id),
  constraint crawl_lease_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table crawl_plan (
  repository_id bigint not null,
  class text default 'new'::text not null,
  next_at timestamp with time zone default now() not null,
  visited_at timestamp with time zone,
  failures integer default 0 not null,
  hinted_at timestamp with time zone,
  reconciled_at timestamp with time zone,
  constraint crawl_plan_pkey PRIMARY KEY (repository_id),
  constraint crawl_plan_class_check CHECK ((class = ANY (ARRAY['new'::text, 'hot'::text, 'warm'::text, 'cold'::text, 'archived'::text]))),
  constraint crawl_plan_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table crawl_progress (
  repository_id bigint not null,
  holder text not null,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  progress jsonb not null,
  constraint crawl_progress_pkey PRIMARY KEY (repository_id),
  constraint crawl_progress_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table crawl_run (
  id bigint generated always as identity not null,
  repository_id bigint not null,
  started_at timestamp with time zone default now() not null,
  finished_at timestamp with time zone,
  outcome text,
  reason_kind text,
  reason text,
  completeness jsonb default '{}'::jsonb not null,
  refs_digest text,
  head_sha bytea,
  git_version text,
  commits_new integer,
  commits_rewritten integer,
  constraint crawl_run_pkey PRIMARY KEY (id),
  constraint crawl_run_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table email_account (
  identity_id bigint not null,
  host text not null,
  account_id bigint,
  repository_id bigint not null,
  sha bytea not null,
  seen_at timestamp with time zone not null,
  constraint email_account_pkey PRIMARY KEY (identity_id, host),
  constraint email_account_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity(id) ON DELETE CASCADE,
  constraint email_account_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identity(id) ON DELETE CASCADE,
  constraint email_account_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table emeritus_sign (
  id bigint generated always as identity not null,
  project text not null,
  trigger text not null,
  evidence json not null,
  found_at timestamp with time zone default now() not null,
  state text default 'open'::text not null,
  settled_by text,
  settled_at timestamp with time zone,
  settle_reason text,
  version integer default 1 not null,
  constraint emeritus_sign_pkey PRIMARY KEY (id),
  constraint emeritus_sign_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'dismissed'::text, 'gone'::text]))),
  constraint emeritus_sign_trigger_check CHECK ((trigger = ANY (ARRAY['no-commits'::text, 'missed-reports'::text, 'request'::text]))),
  constraint emeritus_sign_project_fkey FOREIGN KEY (project) REFERENCES project(slug)
);

create table feed_state (
  repository_id bigint not null,
  feed text not null,
  mode text default 'full'::text not null,
  resume jsonb,
  resume_started_at timestamp with time zone,
  state jsonb,
  clean_started_at timestamp with time zone,
  clean_finished_at timestamp with time zone,
  full_finished_at timestamp with time zone,
  tried_at timestamp with time zone,
  reason_kind text,
  reason text,
  requests integer default 0 not null,
  version integer not null,
  constraint feed_state_pkey PRIMARY KEY (repository_id, feed),
  constraint feed_state_mode_check CHECK ((mode = ANY (ARRAY['full'::text, 'delta'::text]))),
  constraint feed_state_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table figure_basis (
  scope text not null,
  subject text not null,
  digest text not null,
  facts jsonb not null,
  constraint figure_basis_pkey PRIMARY KEY (scope, subject)
);

create table figure_debt (
  project text not null,
  constraint figure_debt_pkey PRIMARY KEY (project)
);

create table figure_without (
  model text not null,
  month date not null,
  project text not null,
  basis text not null,
  figures jsonb not null,
  constraint figure_without_pkey PRIMARY KEY (model, month, project),
  constraint figure_without_project_fkey FOREIGN KEY (project) REFERENCES project(slug) ON DELETE CASCADE
);

create table fork (
  repository_id bigint not null,
  platform_id text not null,
  path text not null,
  owner_id bigint,
  created_at timestamp with time zone,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  constraint fork_pkey PRIMARY KEY (repository_id, platform_id),
  constraint fork_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES identity(id),
  constraint fork_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table git_ref (
  repository_id bigint not null,
  name text not null,
  sha bytea not null,
  constraint git_ref_pkey PRIMARY KEY (repository_id, name),
  constraint git_ref_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table guidance (
  id bigint generated always as identity not null,
  request bigint,
  topic text not null,
  title_zh text not null,
  title_en text not null,
  question_zh text not null,
  question_en text not null,
  answer_zh text not null,
  answer_en text not null,
  state text default 'proposed'::text not null,
  proposed_by text not null,
  proposed_at timestamp with time zone default now() not null,
  settled_by text,
  published_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  reason text,
  version integer default 1 not null,
  updated_at timestamp with time zone default now() not null,
  constraint guidance_pkey PRIMARY KEY (id),
  constraint guidance_check CHECK (((state <> 'published'::text) OR (settled_by IS DISTINCT FROM proposed_by))),
  constraint guidance_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'published'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint guidance_topic_check CHECK ((topic = ANY (ARRAY['strategy'::text, 'intellectual-property'::text, 'compliance'::text]))),
  constraint guidance_request_fkey FOREIGN KEY (request) REFERENCES help_request(id)
);

create table health_review (
  id bigint generated always as identity not null,
  project text not null,
  reason text not null,
  evidence json,
  opened_by text not null,
  opened_at timestamp with time zone default now() not null,
  due_on date not null,
  state text default 'open'::text not null,
  answer json,
  answered_by text,
  answered_at timestamp with time zone,
  outcome text,
  closed_by text,
  closed_at timestamp with time zone,
  close_reason text,
  application bigint,
  version integer default 1 not null,
  constraint health_review_pkey PRIMARY KEY (id),
  constraint health_review_check CHECK (((state = 'closed'::text) = (outcome IS NOT NULL))),
  constraint health_review_outcome_check CHECK ((outcome = ANY (ARRAY['healthy'::text, 'watch'::text, 'retire'::text]))),
  constraint health_review_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'closed'::text]))),
  constraint health_review_application_fkey FOREIGN KEY (application) REFERENCES application(id),
  constraint health_review_project_fkey FOREIGN KEY (project) REFERENCES project(slug)
);

create table help_message (
  id bigint generated always as identity not null,
  request bigint not null,
  author text not null,
  author_name text not null,
  kind text not null,
  text text not null,
  at timestamp with time zone default now() not null,
  constraint help_message_pkey PRIMARY KEY (id),
  constraint help_message_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'answer'::text, 'note'::text]))),
  constraint help_message_request_fkey FOREIGN KEY (request) REFERENCES help_request(id)
);

create table help_request (
  id bigint generated always as identity not null,
  code text not null,
  key_hash bytea,
  asked_by text,
  name text not null,
  organisation text,
  contact text not null,
  topic text not null,
  project text,
  title text not null,
  question text not null,
  locale text not null,
  state text default 'open'::text not null,
  priority text default 'normal'::text not null,
  assignee text,
  due_at timestamp with time zone,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint help_request_pkey PRIMARY KEY (id),
  constraint help_request_code_key UNIQUE (code),
  constraint help_request_check CHECK (((state <> 'assigned'::text) OR (assignee IS NOT NULL))),
  constraint help_request_code_check CHECK ((code ~ '^[a-z2-7]{12}$'::text)),
  constraint help_request_locale_check CHECK ((locale = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint help_request_priority_check CHECK ((priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text]))),
  constraint help_request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'assigned'::text, 'answered'::text, 'closed'::text]))),
  constraint help_request_topic_check CHECK ((topic = ANY (ARRAY['strategy'::text, 'intellectual-property'::text, 'compliance'::text]))),
  constraint help_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES member(user_id),
  constraint help_request_assignee_fkey FOREIGN KEY (assignee) REFERENCES member(user_id),
  constraint help_request_project_fkey FOREIGN KEY (project) REFERENCES project(slug)
);

create table hook (
  id text not null,
  platform text not null,
  repository_id bigint,
  secret_variable text,
  generation integer default 1 not null,
  rotated_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  last_seen_at timestamp with time zone,
  accepted bigint default 0 not null,
  refused bigint default 0 not null,
  constraint hook_pkey PRIMARY KEY (id),
  constraint hook_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table hook_delivery (
  platform text not null,
  delivery_id text not null,
  received_at timestamp with time zone default now() not null,
  constraint hook_delivery_pkey PRIMARY KEY (platform, delivery_id)
);

create table idempotency (
  actor text not null,
  key text not null,
  route text not null,
  body_hash bytea not null,
  status integer not null,
  answer json not null,
  at timestamp with time zone default now() not null,
  constraint idempotency_pkey PRIMARY KEY (actor, key)
);

create table identity (
  id bigint generated by default as identity not null,
  kind text not null,
  value_hash bytea not null,
  name text,
  domain text,
  class text default 'human'::text not null,
  class_reason text,
  account_host text,
  account_hash bytea,
  constraint identity_pkey PRIMARY KEY (id),
  constraint identity_kind_value_hash_key UNIQUE (kind, value_hash),
  constraint identity_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'name'::text, 'account'::text])))
);

create table identity_class_override (
  identity_id bigint not null,
  class text not null,
  actor text not null,
  reason text not null,
  decided_at timestamp with time zone default now() not null,
  constraint identity_class_override_pkey PRIMARY KEY (identity_id),
  constraint identity_class_override_class_check CHECK ((class = ANY (ARRAY['human'::text, 'bot'::text, 'agent'::text, 'service'::text]))),
  constraint identity_class_override_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identity(id) ON DELETE CASCADE
);

create table identity_decision (
  id bigint generated always as identity not null,
  a_id bigint not null,
  b_id bigint not null,
  verdict text not null,
  actor text not null,
  reason text not null,
  decided_at timestamp with time zone default now() not null,
  undone_at timestamp with time zone,
  undone_by text,
  undone_reason text,
  constraint identity_decision_pkey PRIMARY KEY (id),
  constraint identity_decision_check CHECK ((a_id < b_id)),
  constraint identity_decision_verdict_check CHECK ((verdict = ANY (ARRAY['same'::text, 'different'::text]))),
  constraint identity_decision_a_id_fkey FOREIGN KEY (a_id) REFERENCES identity(id) ON DELETE CASCADE,
  constraint identity_decision_b_id_fkey FOREIGN KEY (b_id) REFERENCES identity(id) ON DELETE CASCADE
);

create table identity_evidence (
  a_id bigint not null,
  b_id bigint not null,
  kind text not null,
  source text not null,
  strength real not null,
  detail jsonb default '{}'::jsonb not null,
  seen_at timestamp with time zone default now() not null,
  constraint identity_evidence_pkey PRIMARY KEY (a_id, b_id, kind, source),
  constraint identity_evidence_check CHECK ((a_id < b_id))
);

create table identity_suggestion (
  repository_id bigint not null,
  identity_id bigint not null,
  same_as_id bigint not null,
  source text not null,
  line integer not null,
  constraint identity_suggestion_pkey PRIMARY KEY (repository_id, identity_id, same_as_id, source),
  constraint identity_suggestion_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identity(id),
  constraint identity_suggestion_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE,
  constraint identity_suggestion_same_as_id_fkey FOREIGN KEY (same_as_id) REFERENCES identity(id)
);

create table invite (
  id bigint generated always as identity not null,
  token_hash bytea not null,
  purpose text not null,
  email text not null,
  name text,
  roles text[] default '{}'::text[] not null,
  organisation text,
  invited_by text not null,
  invited_by_name text not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  used_by text,
  revoked_at timestamp with time zone,
  constraint invite_pkey PRIMARY KEY (id),
  constraint invite_token_hash_key UNIQUE (token_hash),
  constraint invite_check CHECK (((used_at IS NULL) OR (revoked_at IS NULL))),
  constraint invite_email_check CHECK ((email = lower(email))),
  constraint invite_purpose_check CHECK ((purpose = ANY (ARRAY['join'::text, 'password'::text]))),
  constraint invite_roles_check CHECK ((roles <@ ARRAY['reviewer'::text, 'legal-reviewer'::text, 'committee'::text, 'administrator'::text])),
  constraint invite_used_by_fkey FOREIGN KEY (used_by) REFERENCES auth_user(id) ON DELETE SET NULL
);

create table issue (
  repository_id bigint not null,
  platform_id text not null,
  number text not null,
  title text not null,
  author_id bigint,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by_id bigint,
  labels text[] default '{}'::text[] not null,
  assignee_ids bigint[] default '{}'::bigint[] not null,
  milestone text,
  comment_count integer,
  locked boolean,
  state text not null,
  state_reason text,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  moved_to text,
  constraint issue_pkey PRIMARY KEY (repository_id, platform_id),
  constraint issue_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint issue_author_id_fkey FOREIGN KEY (author_id) REFERENCES identity(id),
  constraint issue_closed_by_id_fkey FOREIGN KEY (closed_by_id) REFERENCES identity(id),
  constraint issue_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table judgement (
  application bigint not null,
  criterion text not null,
  reviewer text not null,
  verdict text not null,
  points integer,
  reason text,
  evidence bigint,
  version integer default 1 not null,
  at timestamp with time zone default now() not null,
  constraint judgement_pkey PRIMARY KEY (application, criterion, reviewer),
  constraint judgement_check CHECK (((points IS NULL) = (verdict = 'not-applicable'::text))),
  constraint judgement_check1 CHECK (((points = 10) OR (reason IS NOT NULL))),
  constraint judgement_points_check CHECK ((points = ANY (ARRAY[0, 2, 4, 6, 8, 10]))),
  constraint judgement_verdict_check CHECK ((verdict = ANY (ARRAY['pass'::text, 'partial'::text, 'fail'::text, 'not-applicable'::text]))),
  constraint judgement_application_fkey FOREIGN KEY (application) REFERENCES application(id),
  constraint judgement_evidence_fkey FOREIGN KEY (evidence) REFERENCES application_evidence(id),
  constraint judgement_reviewer_fkey FOREIGN KEY (reviewer) REFERENCES member(user_id)
);

create table label (
  repository_id bigint not null,
  platform_id text not null,
  name text not null,
  colour text,
  description text,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  constraint label_pkey PRIMARY KEY (repository_id, platform_id),
  constraint label_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table licence_blob (
  sha bytea not null,
  index_version text not null,
  outcome text not null,
  truncated boolean not null,
  expression text,
  findings jsonb,
  copyrights jsonb,
  altered jsonb,
  constraint licence_blob_pkey PRIMARY KEY (sha),
  constraint licence_blob_outcome_check CHECK ((outcome = ANY (ARRAY['scanned'::text, 'no-words'::text, 'binary'::text, 'unreadable'::text])))
);

create table licence_directory (
  repository_id bigint not null,
  path text not null,
  parent text,
  files integer not null,
  unstated integer not null,
  own text,
  expressions jsonb not null,
  constraint licence_directory_pkey PRIMARY KEY (repository_id, path),
  constraint licence_directory_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES licence_scan(repository_id) ON DELETE CASCADE
);

create table licence_fact (
  repository_id bigint not null,
  head_sha bytea not null,
  result jsonb not null,
  constraint licence_fact_pkey PRIMARY KEY (repository_id),
  constraint licence_fact_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table licence_file (
  repository_id bigint not null,
  path text not null,
  directory text not null,
  blob bytea not null,
  outcome text not null,
  problem text,
  expression text,
  constraint licence_file_pkey PRIMARY KEY (repository_id, path),
  constraint licence_file_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES licence_scan(repository_id) ON DELETE CASCADE
);

create table licence_scan (
  repository_id bigint not null,
  head_sha bytea not null,
  index_version text not null,
  started_at timestamp with time zone not null,
  scanned_at timestamp with time zone not null,
  files integer not null,
  remaining integer not null,
  outcomes jsonb not null,
  expressions jsonb not null,
  holders jsonb not null,
  completeness jsonb not null,
  constraint licence_scan_pkey PRIMARY KEY (repository_id),
  constraint licence_scan_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table mail (
  id bigint generated always as identity not null,
  member text,
  address text not null,
  locale text not null,
  subject text not null,
  body text not null,
  state text default 'waiting'::text not null,
  attempts integer default 0 not null,
  next_at timestamp with time zone default now() not null,
  last_error text,
  message_id text not null,
  dedupe text,
  created_at timestamp with time zone default now() not null,
  sent_at timestamp with time zone,
  constraint mail_pkey PRIMARY KEY (id),
  constraint mail_dedupe_key UNIQUE (dedupe),
  constraint mail_message_id_key UNIQUE (message_id),
  constraint mail_locale_check CHECK ((locale = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'refused'::text]))),
  constraint mail_member_fkey FOREIGN KEY (member) REFERENCES member(user_id)
);

create table mail_month (
  repository_id bigint not null,
  identity_id bigint not null,
  month integer not null,
  commits integer not null,
  constraint mail_month_pkey PRIMARY KEY (repository_id, identity_id, month)
);

create table mail_stamp (
  repository_id bigint not null,
  stamp text not null,
  constraint mail_stamp_pkey PRIMARY KEY (repository_id),
  constraint mail_stamp_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table member (
  user_id text not null,
  name text not null,
  email text,
  roles text[] default '{}'::text[] not null,
  organisation text,
  state text default 'active'::text not null,
  locale text default 'zh'::text not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  constraint member_pkey PRIMARY KEY (user_id),
  constraint member_locale_check CHECK ((locale = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint member_roles_check CHECK ((roles <@ ARRAY['reviewer'::text, 'legal-reviewer'::text, 'committee'::text, 'administrator'::text])),
  constraint member_state_check CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text])))
);

create table mentor (
  id bigint generated always as identity not null,
  project text not null,
  member text not null,
  since date not null,
  until date,
  appointed_by text not null,
  version integer default 1 not null,
  constraint mentor_pkey PRIMARY KEY (id),
  constraint mentor_check CHECK ((until >= since)),
  constraint mentor_member_fkey FOREIGN KEY (member) REFERENCES member(user_id),
  constraint mentor_project_fkey FOREIGN KEY (project) REFERENCES project(slug)
);

create table mentor_report (
  id bigint generated always as identity not null,
  project text not null,
  stage text not null,
  period_from date not null,
  period_until date not null,
  due_on date not null,
  state text default 'due'::text not null,
  missed_at timestamp with time zone,
  gathered json,
  gathered_at timestamp with time zone,
  sections json default '{}'::json not null,
  edited_by text,
  edited_at timestamp with time zone,
  editions integer default 0 not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  constraint mentor_report_pkey PRIMARY KEY (id),
  constraint mentor_report_project_period_from_key UNIQUE (project, period_from),
  constraint mentor_report_check CHECK ((period_until > period_from)),
  constraint mentor_report_check1 CHECK ((due_on >= period_until)),
  constraint mentor_report_state_check CHECK ((state = ANY (ARRAY['due'::text, 'signed'::text, 'missed'::text]))),
  constraint mentor_report_project_fkey FOREIGN KEY (project) REFERENCES project(slug)
);

create table mentor_report_edition (
  report bigint not null,
  number integer not null,
  gathered json,
  sections json not null,
  note text,
  signed_by text not null,
  signed_name text not null,
  signed_at timestamp with time zone default now() not null,
  constraint mentor_report_edition_pkey PRIMARY KEY (report, number),
  constraint mentor_report_edition_check CHECK (((number = 1) OR (note IS NOT NULL))),
  constraint mentor_report_edition_report_fkey FOREIGN KEY (report) REFERENCES mentor_report(id)
);

create table metric_value (
  scope text not null,
  subject text not null,
  metric text not null,
  revision integer not null,
  period text not null,
  month date not null,
  value double precision,
  reason jsonb,
  detail jsonb,
  running boolean default false not null,
  coverage double precision default 1 not null,
  constraint metric_value_pkey PRIMARY KEY (scope, subject, metric, period, month),
  constraint metric_value_period_check CHECK ((period = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text, 'window12'::text])))
);

create table milestone (
  repository_id bigint not null,
  platform_id text not null,
  number text not null,
  title text not null,
  state text not null,
  due_at timestamp with time zone,
  created_at timestamp with time zone,
  updated_at timestamp with time zone,
  closed_at timestamp with time zone,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  constraint milestone_pkey PRIMARY KEY (repository_id, platform_id),
  constraint milestone_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint milestone_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table notification (
  id bigint generated always as identity not null,
  member text,
  address text,
  locale text,
  recipient text generated always as (COALESCE(member, ('mailto:'::text || address))) stored,
  kind text not null,
  object_kind text not null,
  object_id text not null,
  text json not null,
  link text not null,
  at timestamp with time zone default now() not null,
  read_at timestamp with time zone,
  dedupe text not null,
  to_mail boolean default false not null,
  mail bigint,
  constraint notification_pkey PRIMARY KEY (id),
  constraint notification_recipient_dedupe_key UNIQUE (recipient, dedupe),
  constraint notification_check CHECK (((member IS NULL) = (address IS NOT NULL))),
  constraint notification_check1 CHECK (((address IS NULL) = (locale IS NULL))),
  constraint notification_link_check CHECK (((link ~~ '/%'::text) AND (link !~~ '//%'::text))),
  constraint notification_locale_check CHECK ((locale = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint notification_mail_fkey FOREIGN KEY (mail) REFERENCES mail(id),
  constraint notification_member_fkey FOREIGN KEY (member) REFERENCES member(user_id)
);

create table notification_preference (
  member text not null,
  kind text not null,
  mail boolean not null,
  constraint notification_preference_pkey PRIMARY KEY (member, kind),
  constraint notification_preference_member_fkey FOREIGN KEY (member) REFERENCES member(user_id)
);

create table objection (
  id bigint generated always as identity not null,
  notice bigint not null,
  raised_by text not null,
  name text not null,
  contact text,
  text text not null,
  raised_at timestamp with time zone default now() not null,
  outcome text,
  answer text,
  answered_by text,
  answered_at timestamp with time zone,
  version integer default 1 not null,
  constraint objection_pkey PRIMARY KEY (id),
  constraint objection_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'dismissed'::text]))),
  constraint objection_notice_fkey FOREIGN KEY (notice) REFERENCES public_notice(id)
);

create table openrank_edge (
  repository_id bigint not null,
  month integer not null,
  digest text not null,
  people bigint[] not null,
  organisations text[] not null,
  weights integer[] not null,
  constraint openrank_edge_pkey PRIMARY KEY (repository_id, month),
  constraint openrank_edge_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table openrank_month (
  graph text not null,
  month integer not null,
  digest text not null,
  stale boolean default false not null,
  repositories bigint[] not null,
  repository_values double precision[] not null,
  people bigint[] not null,
  people_values double precision[] not null,
  constraint openrank_month_pkey PRIMARY KEY (graph, month)
);

create table openrank_stale (
  project text not null,
  constraint openrank_stale_pkey PRIMARY KEY (project)
);

create table opt_out (
  value_hash bytea not null,
  asked_hash bytea not null,
  reason text not null,
  actor text not null,
  asked_at timestamp with time zone default now() not null,
  constraint opt_out_pkey PRIMARY KEY (value_hash)
);

create table organisation (
  id text not null,
  name jsonb not null,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_id_check CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
);

create table organisation_alias (
  alias text not null,
  organisation text not null,
  constraint organisation_alias_pkey PRIMARY KEY (alias),
  constraint organisation_alias_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisation(id) ON DELETE CASCADE
);

create table organisation_domain (
  organisation text not null,
  domain text not null,
  valid_from date,
  valid_to date,
  imported boolean default false not null,
  constraint organisation_domain_no_overlap EXCLUDE USING gist (domain WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint organisation_domain_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisation(id) ON DELETE CASCADE
);

create table organisation_unknown (
  source text not null,
  name text not null,
  people integer not null,
  constraint organisation_unknown_pkey PRIMARY KEY (source, name)
);

create table people_change (
  identity_id bigint not null,
  what text not null,
  name_was text
);

create table people_state (
  key text not null,
  digest text not null,
  constraint people_state_pkey PRIMARY KEY (key)
);

create table person_identity (
  identity_id bigint not null,
  person_id bigint not null,
  constraint person_identity_pkey PRIMARY KEY (identity_id)
);

create table platform_repository (
  repository_id bigint not null,
  platform text not null,
  host text not null,
  platform_id text not null,
  path text not null,
  web_url text not null,
  clone_url text not null,
  owner_id bigint,
  description text,
  homepage text,
  default_branch text,
  topics text[],
  language text,
  licence text,
  visibility text,
  archived boolean,
  disabled boolean,
  locked boolean,
  empty boolean,
  fork boolean,
  parent text,
  mirror boolean,
  template boolean,
  issues_enabled boolean,
  changes_enabled boolean,
  stars integer,
  forks integer,
  watchers integer,
  open_issues integer,
  open_changes integer,
  created_at timestamp with time zone,
  pushed_at timestamp with time zone,
  updated_at timestamp with time zone,
  find_state jsonb,
  observed_at timestamp with time zone not null,
  constraint platform_repository_pkey PRIMARY KEY (repository_id),
  constraint platform_repository_host_platform_id_key UNIQUE (host, platform_id),
  constraint platform_repository_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES identity(id),
  constraint platform_repository_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table project (
  slug text not null,
  entry jsonb not null,
  domain text not null,
  stage text not null,
  stage_since date,
  admitted_on date,
  listed boolean default true not null,
  updated_at timestamp with time zone default now() not null,
  people_revision integer default 0 not null,
  constraint project_pkey PRIMARY KEY (slug),
  constraint project_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
);

create table project_claim (
  id bigint generated always as identity not null,
  project text not null,
  member text not null,
  method text not null,
  proof text not null,
  state text default 'pending'::text not null,
  asked_at timestamp with time zone default now() not null,
  settled_at timestamp with time zone,
  settled_by text,
  found json,
  version integer default 1 not null,
  constraint project_claim_pkey PRIMARY KEY (id),
  constraint project_claim_method_check CHECK ((method = ANY (ARRAY['file'::text, 'account'::text]))),
  constraint project_claim_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'proven'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint project_claim_member_fkey FOREIGN KEY (member) REFERENCES member(user_id),
  constraint project_claim_project_fkey FOREIGN KEY (project) REFERENCES project(slug)
);

create table project_duplicate (
  project text not null,
  other text not null,
  verdict text not null,
  kept text,
  decided_by text not null,
  reason text not null,
  at timestamp with time zone default now() not null,
  constraint project_duplicate_pkey PRIMARY KEY (project, other),
  constraint project_duplicate_check CHECK ((project < other)),
  constraint project_duplicate_check1 CHECK (
CASE verdict
    WHEN 'same'::text THEN ((kept = project) OR (kept = other))
    ELSE (kept IS NULL)
END),
  constraint project_duplicate_verdict_check CHECK ((verdict = ANY (ARRAY['same'::text, 'different'::text]))),
  constraint project_duplicate_other_fkey FOREIGN KEY (other) REFERENCES project(slug) ON DELETE CASCADE,
  constraint project_duplicate_project_fkey FOREIGN KEY (project) REFERENCES project(slug) ON DELETE CASCADE
);

create table project_repository (
  project text not null,
  repository_id bigint not null,
  "position" integer not null,
  constraint project_repository_pkey PRIMARY KEY (project, repository_id),
  constraint project_repository_project_fkey FOREIGN KEY (project) REFERENCES project(slug) ON DELETE CASCADE,
  constraint project_repository_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table project_stage (
  project text not null,
  stage text not null,
  since date not null,
  note jsonb,
  origin text default 'registry'::text not null,
  constraint project_stage_pkey PRIMARY KEY (project, since, stage),
  constraint project_stage_origin_check CHECK ((origin = ANY (ARRAY['registry'::text, 'desk'::text]))),
  constraint project_stage_project_fkey FOREIGN KEY (project) REFERENCES project(slug) ON DELETE CASCADE
);

create table project_watch (
  id bigint generated always as identity not null,
  project text not null,
  reason text not null,
  set_by text not null,
  set_at timestamp with time zone default now() not null,
  lifted_by text,
  lifted_at timestamp with time zone,
  lift_reason text,
  version integer default 1 not null,
  constraint project_watch_pkey PRIMARY KEY (id),
  constraint project_watch_check CHECK (((lifted_at IS NULL) = (lift_reason IS NULL))),
  constraint project_watch_project_fkey FOREIGN KEY (project) REFERENCES project(slug)
);

create table public_notice (
  id bigint generated always as identity not null,
  application bigint not null,
  opened_by text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  text json,
  state text default 'open'::text not null,
  closed_at timestamp with time zone,
  version integer default 1 not null,
  constraint public_notice_pkey PRIMARY KEY (id),
  constraint public_notice_state_check CHECK ((state = ANY (ARRAY['open'::text, 'ended'::text, 'cancelled'::text]))),
  constraint public_notice_application_fkey FOREIGN KEY (application) REFERENCES application(id)
);

create table ranking (
  id bigint generated always as identity not null,
  model text not null,
  revision integer not null,
  month date not null,
  digest text not null,
  body jsonb not null,
  created_at timestamp with time zone default now() not null,
  constraint ranking_pkey PRIMARY KEY (id),
  constraint ranking_model_month_digest_key UNIQUE (model, month, digest)
);

create table ranking_dispute (
  id bigint generated always as identity not null,
  ranking_id bigint not null,
  project text not null,
  subject text not null,
  raised_by text not null,
  text text not null,
  raised_at timestamp with time zone default now() not null,
  outcome text,
  answer text,
  answered_by text,
  answered_at timestamp with time zone,
  constraint ranking_dispute_pkey PRIMARY KEY (id),
  constraint ranking_dispute_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'dismissed'::text]))),
  constraint ranking_dispute_ranking_id_fkey FOREIGN KEY (ranking_id) REFERENCES ranking(id) ON DELETE CASCADE
);

create table ranking_event (
  id bigint generated always as identity not null,
  ranking_id bigint not null,
  kind text not null,
  actor text not null,
  reason text,
  until timestamp with time zone,
  at timestamp with time zone default now() not null,
  constraint ranking_event_pkey PRIMARY KEY (id),
  constraint ranking_event_kind_check CHECK ((kind = ANY (ARRAY['noticed'::text, 'annotated'::text, 'finalised'::text, 'withdrawn'::text]))),
  constraint ranking_event_ranking_id_fkey FOREIGN KEY (ranking_id) REFERENCES ranking(id) ON DELETE CASCADE
);

create table release (
  repository_id bigint not null,
  platform_id text not null,
  tag text not null,
  name text,
  draft boolean,
  prerelease boolean,
  author_id bigint,
  created_at timestamp with time zone,
  published_at timestamp with time zone,
  assets jsonb default '[]'::jsonb not null,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  constraint release_pkey PRIMARY KEY (repository_id, platform_id),
  constraint release_author_id_fkey FOREIGN KEY (author_id) REFERENCES identity(id),
  constraint release_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table repository (
  id bigint generated always as identity not null,
  platform text not null,
  platform_id text not null,
  url text not null,
  mirror text,
  default_ref text,
  head_sha bytea,
  object_format text,
  state text default 'new'::text not null,
  reason_kind text,
  reason text,
  fetched_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  missing_since timestamp with time zone,
  missing_times integer default 0 not null,
  constraint repository_pkey PRIMARY KEY (id),
  constraint repository_mirror_key UNIQUE (mirror),
  constraint repository_platform_platform_id_key UNIQUE (platform, platform_id),
  constraint repository_object_format_check CHECK ((object_format = ANY (ARRAY['sha1'::text, 'sha256'::text])))
);

create table repository_name (
  repository_id bigint not null,
  url text not null,
  seen_from timestamp with time zone default now() not null,
  seen_to timestamp with time zone,
  constraint repository_name_pkey PRIMARY KEY (repository_id, seen_from),
  constraint repository_name_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table review (
  repository_id bigint not null,
  platform_id text not null,
  change_number text not null,
  author_id bigint,
  state text not null,
  submitted_at timestamp with time zone,
  sha bytea,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  constraint review_pkey PRIMARY KEY (repository_id, platform_id),
  constraint review_state_check CHECK ((state = ANY (ARRAY['approved'::text, 'changes-requested'::text, 'commented'::text, 'dismissed'::text, 'pending'::text]))),
  constraint review_author_id_fkey FOREIGN KEY (author_id) REFERENCES identity(id),
  constraint review_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table rubric (
  id text not null,
  version integer not null,
  state text default 'draft'::text not null,
  body json not null,
  digest text not null,
  made_by text not null,
  made_at timestamp with time zone default now() not null,
  approved_by text,
  activated_at timestamp with time zone,
  edits integer default 1 not null,
  constraint rubric_pkey PRIMARY KEY (id, version),
  constraint rubric_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'active'::text, 'retired'::text])))
);

create table schema_migration (
  version integer not null,
  name text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migration_pkey PRIMARY KEY (version)
);

create table score (
  model text not null,
  revision integer not null,
  scope text not null,
  subject text not null,
  month date not null,
  value double precision,
  coverage double precision not null,
  result jsonb not null,
  running boolean default false not null,
  constraint score_pkey PRIMARY KEY (model, scope, subject, month, running)
);

create table score_series (
  model text not null,
  revision integer not null,
  scope text not null,
  subject text not null,
  month date not null,
  value double precision,
  coverage double precision not null,
  constraint score_series_pkey PRIMARY KEY (model, scope, subject, month)
);

create table sign_off (
  application bigint not null,
  dimension text not null,
  member text not null,
  verdict text not null,
  reason text,
  version integer default 1 not null,
  at timestamp with time zone default now() not null,
  constraint sign_off_pkey PRIMARY KEY (application, dimension, member),
  constraint sign_off_verdict_check CHECK ((verdict = ANY (ARRAY['approve'::text, 'reject'::text]))),
  constraint sign_off_application_fkey FOREIGN KEY (application) REFERENCES application(id),
  constraint sign_off_member_fkey FOREIGN KEY (member) REFERENCES member(user_id)
);

create table stage_transition (
  id bigint generated always as identity not null,
  project text not null,
  application bigint,
  from_stage text not null,
  to_stage text not null,
  at timestamp with time zone default now() not null,
  actor text not null,
  rubric_id text,
  rubric_version integer,
  evidence bigint,
  ballot bigint,
  notice bigint,
  conditions json not null,
  reason text not null,
  constraint stage_transition_pkey PRIMARY KEY (id),
  constraint stage_transition_application_fkey FOREIGN KEY (application) REFERENCES application(id),
  constraint stage_transition_ballot_fkey FOREIGN KEY (ballot) REFERENCES ballot(id),
  constraint stage_transition_evidence_fkey FOREIGN KEY (evidence) REFERENCES application_evidence(id),
  constraint stage_transition_notice_fkey FOREIGN KEY (notice) REFERENCES public_notice(id),
  constraint stage_transition_project_fkey FOREIGN KEY (project) REFERENCES project(slug)
);

create table star (
  repository_id bigint not null,
  account_id bigint not null,
  starred_at timestamp with time zone,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  constraint star_pkey PRIMARY KEY (repository_id, account_id),
  constraint star_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity(id),
  constraint star_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table stream_state (
  repository_id bigint not null,
  stream text not null,
  support text not null,
  asked integer,
  received integer default 0 not null,
  refused jsonb default '[]'::jsonb not null,
  clean_at timestamp with time zone,
  observed_at timestamp with time zone,
  reason_kind text,
  reason text,
  constraint stream_state_pkey PRIMARY KEY (repository_id, stream),
  constraint stream_state_support_check CHECK ((support = ANY (ARRAY['full'::text, 'partial'::text, 'unsupported'::text]))),
  constraint stream_state_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table subject_event (
  repository_id bigint not null,
  platform_id text not null,
  subject_kind text not null,
  subject_number text not null,
  kind text not null,
  actor_id bigint,
  at timestamp with time zone not null,
  target_id bigint,
  value text,
  sha bytea,
  seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  gone_reason text,
  constraint subject_event_pkey PRIMARY KEY (repository_id, platform_id),
  constraint subject_event_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['issue'::text, 'change'::text]))),
  constraint subject_event_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES identity(id),
  constraint subject_event_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE,
  constraint subject_event_target_id_fkey FOREIGN KEY (target_id) REFERENCES identity(id)
);

create table tag (
  repository_id bigint not null,
  name text not null,
  commit_sha bytea,
  annotated boolean not null,
  signed boolean not null,
  tagger_id bigint,
  tagged_at timestamp with time zone,
  constraint tag_pkey PRIMARY KEY (repository_id, name),
  constraint tag_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE,
  constraint tag_tagger_id_fkey FOREIGN KEY (tagger_id) REFERENCES identity(id)
);

create table tree_file (
  repository_id bigint not null,
  path text not null,
  mode integer not null,
  size bigint,
  blob bytea not null,
  language text,
  constraint tree_file_pkey PRIMARY KEY (repository_id, path),
  constraint tree_file_repository_id_fkey FOREIGN KEY (repository_id) REFERENCES repository(id) ON DELETE CASCADE
);

create table vote (
  ballot bigint not null,
  member text not null,
  choice text not null,
  reason text,
  version integer default 1 not null,
  at timestamp with time zone default now() not null,
  constraint vote_pkey PRIMARY KEY (ballot, member),
  constraint vote_choice_check CHECK ((choice = ANY (ARRAY['for'::text, 'against'::text, 'abstain'::text, 'recused'::text]))),
  constraint vote_ballot_fkey FOREIGN KEY (ballot) REFERENCES ballot(id),
  constraint vote_member_fkey FOREIGN KEY (member) REFERENCES member(user_id)
);

create table waiver (
  id bigint generated always as identity not null,
  application bigint not null,
  criterion text not null,
  reason text not null,
  expires_on date not null,
  proposed_by text not null,
  proposed_at timestamp with time zone default now() not null,
  state text default 'proposed'::text not null,
  settled_by text,
  settled_at timestamp with time zone,
  settle_reason text,
  version integer default 1 not null,
  constraint waiver_pkey PRIMARY KEY (id),
  constraint waiver_check CHECK (((settled_by IS DISTINCT FROM proposed_by) OR (state = 'withdrawn'::text))),
  constraint waiver_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint waiver_application_fkey FOREIGN KEY (application) REFERENCES application(id)
);

create table work_item (
  project text not null,
  repository_id bigint not null,
  kind text not null,
  number text not null,
  identity_id bigint,
  person_id bigint,
  organisation text,
  class text not null,
  title text not null,
  labels text[] not null,
  state text not null,
  draft boolean,
  opened_at timestamp with time zone not null,
  month integer not null,
  closed_at timestamp with time zone,
  merged_at timestamp with time zone,
  open_during tstzmultirange not null,
  closed_by_id bigint,
  merged_by_id bigint,
  first_response_at timestamp with time zone,
  first_responder_id bigint,
  first_comment_at timestamp with time zone,
  first_review_at timestamp with time zone,
  first_commit_at timestamp with time zone,
  deployed_at timestamp with time zone,
  comments integer,
  reviews integer,
  review_comments integer,
  reviewers integer,
  participants integer,
  commits integer,
  additions integer,
  deletions integer,
  linked boolean,
  merge_sha bytea,
  standing smallint default 0 not null,
  constraint work_item_pkey PRIMARY KEY (project, repository_id, kind, number),
  constraint work_item_kind_check CHECK ((kind = ANY (ARRAY['issue'::text, 'change'::text]))),
  constraint work_item_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'merged'::text])))
);

CREATE INDEX account_host_login ON public.account USING btree (host, lower(login));

CREATE INDEX account_login_hash ON public.account USING btree (account_login_hash(host, login));

CREATE INDEX account_noreply_hash ON public.account USING btree (noreply_hash(host, login));

CREATE INDEX act_organisation ON public.act USING btree (organisation, month) WHERE (standing = 0);

CREATE INDEX act_person ON public.act USING btree (person_id, month) WHERE (standing = 0);

CREATE INDEX affiliation_claim_identity ON public.affiliation_claim USING btree (identity_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX application_applicant ON public.application USING btree (applicant);

CREATE INDEX application_comment_application ON public.application_comment USING btree (application, id);

CREATE INDEX application_document_application ON public.application_document USING btree (application);

CREATE INDEX application_evidence_application ON public.application_evidence USING btree (application, id);

CREATE INDEX application_project ON public.application USING btree (project);

CREATE INDEX application_state ON public.application USING btree (state, due_at);

CREATE INDEX assignment_member ON public.assignment USING btree (member);

CREATE INDEX audit_event_actor ON public.audit_event USING btree (actor, seq);

CREATE INDEX audit_event_object ON public.audit_event USING btree (object_kind, object_id, seq);

CREATE UNIQUE INDEX auth_account_provider ON public.auth_account USING btree (provider_id, account_id);

CREATE INDEX auth_account_user_id_idx ON public.auth_account USING btree (user_id);

CREATE INDEX auth_session_user_id_idx ON public.auth_session USING btree (user_id);

CREATE INDEX auth_two_factor_secret_idx ON public.auth_two_factor USING btree (secret);

CREATE INDEX auth_two_factor_user_id_idx ON public.auth_two_factor USING btree (user_id);

CREATE INDEX auth_verification_identifier_idx ON public.auth_verification USING btree (identifier);

CREATE UNIQUE INDEX ballot_open ON public.ballot USING btree (application) WHERE (state = 'open'::text);

CREATE INDEX change_created ON public.change USING btree (repository_id, created_at);

CREATE INDEX change_number ON public.change USING btree (repository_id, number);

CREATE INDEX change_verdict_checked ON public.change_verdict USING btree (repository_id, checked_at DESC);

CREATE INDEX ci_run_sha ON public.ci_run USING btree (repository_id, sha);

CREATE INDEX ci_token_project ON public.ci_token USING btree (project);

CREATE INDEX clarification_application ON public.clarification USING btree (application, id);

CREATE INDEX comment_subject ON public.comment USING btree (repository_id, subject_kind, subject_number);

CREATE INDEX commit_pending ON public.commit USING btree (repository_id) WHERE (lines = 'pending'::text);

CREATE INDEX commit_root ON public.commit USING btree (repository_id, sha) WHERE (parent_count = 0);

CREATE INDEX commit_root_sha ON public.commit USING btree (sha) WHERE (parent_count = 0);

CREATE INDEX commit_time ON public.commit USING btree (repository_id, authored_at) WHERE on_default;

CREATE INDEX contribution_at ON public.contribution USING btree (repository_id, at);

CREATE INDEX crawl_plan_next ON public.crawl_plan USING btree (next_at);

CREATE INDEX crawl_run_repository ON public.crawl_run USING btree (repository_id, started_at DESC);

CREATE UNIQUE INDEX emeritus_sign_standing ON public.emeritus_sign USING btree (project, trigger) WHERE (state = 'open'::text);

CREATE INDEX guidance_request ON public.guidance USING btree (request);

CREATE INDEX guidance_state ON public.guidance USING btree (state, published_at);

CREATE UNIQUE INDEX health_review_standing ON public.health_review USING btree (project) WHERE (state <> 'closed'::text);

CREATE INDEX help_message_request ON public.help_message USING btree (request, id);

CREATE INDEX help_request_asked_by ON public.help_request USING btree (asked_by);

CREATE INDEX help_request_assignee ON public.help_request USING btree (assignee);

CREATE INDEX help_request_project ON public.help_request USING btree (project);

CREATE INDEX help_request_state ON public.help_request USING btree (state, due_at);

CREATE INDEX idempotency_at ON public.idempotency USING btree (at);

CREATE INDEX identity_account_hash ON public.identity USING btree (account_hash) WHERE (account_hash IS NOT NULL);

CREATE INDEX identity_decision_b ON public.identity_decision USING btree (b_id) WHERE (undone_at IS NULL);

CREATE UNIQUE INDEX identity_decision_standing ON public.identity_decision USING btree (a_id, b_id) WHERE (undone_at IS NULL);

CREATE INDEX identity_evidence_b ON public.identity_evidence USING btree (b_id);

CREATE INDEX identity_plain_name ON public.identity USING btree (lower(name)) WHERE (name IS NOT NULL);

CREATE INDEX invite_email ON public.invite USING btree (email);

CREATE INDEX issue_created ON public.issue USING btree (repository_id, created_at);

CREATE INDEX issue_number ON public.issue USING btree (repository_id, number);

CREATE INDEX licence_directory_parent ON public.licence_directory USING btree (repository_id, md5(parent));

CREATE INDEX licence_file_directory ON public.licence_file USING btree (repository_id, md5(directory));

CREATE INDEX licence_file_expression ON public.licence_file USING btree (repository_id, md5(expression));

CREATE INDEX mail_due ON public.mail USING btree (next_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));

CREATE INDEX mail_member ON public.mail USING btree (member, created_at);

CREATE INDEX mail_month_identity ON public.mail_month USING btree (identity_id);

CREATE INDEX mentor_member ON public.mentor USING btree (member);

CREATE INDEX mentor_report_due ON public.mentor_report USING btree (state, due_on);

CREATE UNIQUE INDEX mentor_standing ON public.mentor USING btree (project, member) WHERE (until IS NULL);

CREATE INDEX notification_member ON public.notification USING btree (member, id);

CREATE INDEX notification_unmailed ON public.notification USING btree (recipient, id) WHERE (to_mail AND (mail IS NULL));

CREATE INDEX notification_unread ON public.notification USING btree (member) WHERE (read_at IS NULL);

CREATE INDEX objection_notice ON public.objection USING btree (notice);

CREATE INDEX openrank_edge_month ON public.openrank_edge USING btree (month);

CREATE INDEX opt_out_asked ON public.opt_out USING btree (asked_hash);

CREATE INDEX person_identity_person ON public.person_identity USING btree (person_id);

CREATE UNIQUE INDEX project_claim_standing ON public.project_claim USING btree (project, member) WHERE (state = ANY (ARRAY['pending'::text, 'proven'::text]));

CREATE INDEX project_repository_repository ON public.project_repository USING btree (repository_id);

CREATE UNIQUE INDEX project_watch_standing ON public.project_watch USING btree (project) WHERE (lifted_at IS NULL);

CREATE UNIQUE INDEX public_notice_open ON public.public_notice USING btree (application) WHERE (state = 'open'::text);

CREATE INDEX ranking_dispute_ranking ON public.ranking_dispute USING btree (ranking_id);

CREATE INDEX ranking_event_ranking ON public.ranking_event USING btree (ranking_id, id);

CREATE INDEX repository_name_url ON public.repository_name USING btree (lower(url));

CREATE INDEX review_change ON public.review USING btree (repository_id, change_number);

CREATE UNIQUE INDEX rubric_active ON public.rubric USING btree (id) WHERE (state = 'active'::text);

CREATE INDEX stage_transition_project ON public.stage_transition USING btree (project, id);

CREATE INDEX subject_event_subject ON public.subject_event USING btree (repository_id, subject_kind, subject_number);

CREATE UNIQUE INDEX waiver_standing ON public.waiver USING btree (application, criterion) WHERE (state = ANY (ARRAY['proposed'::text, 'confirmed'::text]));

CREATE INDEX work_item_organisation ON public.work_item USING btree (organisation, month) WHERE (standing = 0);

CREATE INDEX work_item_person ON public.work_item USING btree (person_id, month) WHERE (standing = 0);

CREATE OR REPLACE FUNCTION public.account_login_hash(host text, login text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$select sha256(convert_to(host || ':login:' || lower(login), 'UTF8'))$function$;

CREATE OR REPLACE FUNCTION public.audit_chain()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  declare head audit_head;
  begin
    select * into strict head from audit_head for update;
    new.seq := head.seq + 1;
    new.at := date_trunc('milliseconds', coalesce(new.at, clock_timestamp()));
    new.previous := head.hash;
    new.hash := sha256(head.hash || convert_to(
      audit_field(new.seq::text)
      || audit_field(to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      || audit_field(new.actor) || audit_field(new.actor_name) || audit_field(new.action)
      || audit_field(new.object_kind) || audit_field(new.object_id)
      || audit_field(new.before::text) || audit_field(new.after::text)
      || audit_field(new.reason) || audit_field(new.request), 'UTF8'));
    update audit_head set seq = new.seq, hash = new.hash;
    return new;
  end $function$;

CREATE OR REPLACE FUNCTION public.audit_field(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (value IS NULL) THEN '-;'::text ELSE (((octet_length(value) || ':'::text) || value) || ';'::text) END;

CREATE OR REPLACE FUNCTION public.audit_refuse()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    raise exception 'the audit log is only ever added to' using errcode = 'TM001';
  end $function$;

CREATE OR REPLACE FUNCTION public.noreply_hash(host text, login text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    select sha256(convert_to(lower(login) || case host
      when 'github.com' then '@users.noreply.github.com'
      when 'gitlab.com' then '@users.noreply.gitlab.com'
      when 'gitee.com' then '@user.noreply.gitee.com'
      when 'gitcode.com' then '@noreply.gitcode.com'
      else '@noreply.' || host end, 'UTF8'))$function$;

CREATE OR REPLACE FUNCTION public.openrank_act_delete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into openrank_stale select distinct project from was on conflict do nothing; return null; end$function$;

CREATE OR REPLACE FUNCTION public.openrank_act_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into openrank_stale select distinct project from now_rows on conflict do nothing; return null; end$function$;

CREATE OR REPLACE FUNCTION public.openrank_act_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into openrank_stale select distinct project from was on conflict do nothing; insert into openrank_stale select distinct project from now_rows on conflict do nothing; return null; end$function$;

CREATE OR REPLACE FUNCTION public.openrank_person_identity_delete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into openrank_stale select distinct a.project from act a where a.standing = 0 and a.person_id in (select person_id from was) on conflict do nothing; return null; end$function$;

CREATE OR REPLACE FUNCTION public.openrank_person_identity_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into openrank_stale select distinct a.project from act a where a.standing = 0 and a.person_id in (select person_id from now_rows) on conflict do nothing; return null; end$function$;

CREATE OR REPLACE FUNCTION public.openrank_person_identity_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into openrank_stale select distinct a.project from act a where a.standing = 0 and a.person_id in (select person_id from was) on conflict do nothing; insert into openrank_stale select distinct a.project from act a where a.standing = 0 and a.person_id in (select person_id from now_rows) on conflict do nothing; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_account_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what) select identity_id, 'link' from now_rows; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_account_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
        select n.identity_id, 'link' from now_rows n join was o on o.identity_id = n.identity_id
        where (n.login, n.company, n.kind, n.platform_id) is distinct from (o.login, o.company, o.kind, o.platform_id); return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_affiliation_claim_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'claim' from (select identity_id as id from now_rows) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_affiliation_claim_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'claim' from (select identity_id as id from was union select identity_id as id from now_rows) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_email_account_delete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'link' from (select identity_id as id from was union select account_id as id from was) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_email_account_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'link' from (select identity_id as id from now_rows union select account_id as id from now_rows) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_email_account_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'link' from (select identity_id as id from was union select account_id as id from was union select identity_id as id from now_rows union select account_id as id from now_rows) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_identity_class_override_delete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'class' from (select identity_id as id from was) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_identity_class_override_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'class' from (select identity_id as id from now_rows) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_identity_class_override_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'class' from (select identity_id as id from was union select identity_id as id from now_rows) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_identity_decision_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'decision' from (select a_id as id from now_rows union select b_id as id from now_rows) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_identity_decision_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'decision' from (select a_id as id from was union select b_id as id from was union select a_id as id from now_rows union select b_id as id from now_rows) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_identity_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what) select id, 'new' from now_rows; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_identity_suggestion_delete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'link' from (select identity_id as id from was union select same_as_id as id from was) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_identity_suggestion_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'link' from (select identity_id as id from now_rows union select same_as_id as id from now_rows) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_identity_suggestion_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what)
    select c.id, 'link' from (select identity_id as id from was union select same_as_id as id from was union select identity_id as id from now_rows union select same_as_id as id from now_rows) c where c.id is not null; return null; end$function$;

CREATE OR REPLACE FUNCTION public.people_identity_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin insert into people_change (identity_id, what, name_was)
        select n.id, case when n.class is distinct from o.class then 'class' else 'name' end, o.name
        from now_rows n join was o on o.id = n.id
        where (n.name, n.class, n.domain, n.account_hash) is distinct from (o.name, o.class, o.domain, o.account_hash); return null; end$function$;

CREATE OR REPLACE FUNCTION public.shown_name(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$select case when name ~ '\S@\S' then null else name end$function$;

create view hidden_identity as
 SELECT m.id AS identity_id
   FROM (( SELECT COALESCE(p.person_id, d.id) AS person_id
           FROM (( SELECT i.id
                   FROM (opt_out o
                     JOIN identity i ON (((i.kind = ANY (ARRAY['email'::text, 'account'::text])) AND (i.value_hash = o.value_hash))))
                UNION
                 SELECT a.identity_id
                   FROM (opt_out o
                     JOIN account a ON ((account_login_hash(a.host, a.login) = o.value_hash)))) d
             LEFT JOIN person_identity p ON ((p.identity_id = d.id)))) h
     CROSS JOIN LATERAL ( SELECT h.person_id AS id
        UNION
         SELECT q.identity_id
           FROM person_identity q
          WHERE (q.person_id = h.person_id)) m)
  GROUP BY m.id;

CREATE TRIGGER people_account_insert AFTER INSERT ON public.account REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_account_insert();

CREATE TRIGGER people_account_update AFTER UPDATE ON public.account REFERENCING OLD TABLE AS was NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_account_update();

CREATE TRIGGER openrank_act_delete AFTER DELETE ON public.act REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION openrank_act_delete();

CREATE TRIGGER openrank_act_insert AFTER INSERT ON public.act REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION openrank_act_insert();

CREATE TRIGGER openrank_act_update AFTER UPDATE ON public.act REFERENCING OLD TABLE AS was NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION openrank_act_update();

CREATE TRIGGER people_affiliation_claim_insert AFTER INSERT ON public.affiliation_claim REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_affiliation_claim_insert();

CREATE TRIGGER people_affiliation_claim_update AFTER UPDATE ON public.affiliation_claim REFERENCING OLD TABLE AS was NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_affiliation_claim_update();

CREATE TRIGGER audit_event_chain BEFORE INSERT ON public.audit_event FOR EACH ROW EXECUTE FUNCTION audit_chain();

CREATE TRIGGER audit_event_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

CREATE TRIGGER people_email_account_delete AFTER DELETE ON public.email_account REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION people_email_account_delete();

CREATE TRIGGER people_email_account_insert AFTER INSERT ON public.email_account REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_email_account_insert();

CREATE TRIGGER people_email_account_update AFTER UPDATE ON public.email_account REFERENCING OLD TABLE AS was NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_email_account_update();

CREATE TRIGGER people_identity_insert AFTER INSERT ON public.identity REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_identity_insert();

CREATE TRIGGER people_identity_update AFTER UPDATE ON public.identity REFERENCING OLD TABLE AS was NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_identity_update();

CREATE TRIGGER people_identity_class_override_delete AFTER DELETE ON public.identity_class_override REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION people_identity_class_override_delete();

CREATE TRIGGER people_identity_class_override_insert AFTER INSERT ON public.identity_class_override REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_identity_class_override_insert();

CREATE TRIGGER people_identity_class_override_update AFTER UPDATE ON public.identity_class_override REFERENCING OLD TABLE AS was NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_identity_class_override_update();

CREATE TRIGGER people_identity_decision_insert AFTER INSERT ON public.identity_decision REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_identity_decision_insert();

CREATE TRIGGER people_identity_decision_update AFTER UPDATE ON public.identity_decision REFERENCING OLD TABLE AS was NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_identity_decision_update();

CREATE TRIGGER people_identity_suggestion_delete AFTER DELETE ON public.identity_suggestion REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION people_identity_suggestion_delete();

CREATE TRIGGER people_identity_suggestion_insert AFTER INSERT ON public.identity_suggestion REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_identity_suggestion_insert();

CREATE TRIGGER people_identity_suggestion_update AFTER UPDATE ON public.identity_suggestion REFERENCING OLD TABLE AS was NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION people_identity_suggestion_update();

CREATE TRIGGER openrank_person_identity_delete AFTER DELETE ON public.person_identity REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION openrank_person_identity_delete();

CREATE TRIGGER openrank_person_identity_insert AFTER INSERT ON public.person_identity REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION openrank_person_identity_insert();

CREATE TRIGGER openrank_person_identity_update AFTER UPDATE ON public.person_identity REFERENCING OLD TABLE AS was NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION openrank_person_identity_update();
