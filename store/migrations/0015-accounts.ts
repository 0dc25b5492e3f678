// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

import { type Kysely, sql } from 'kysely';

const statements: readonly string[] = [
  `create table auth_user (
    id text primary key,
    name text not null,
    email text not null unique,
    email_verified boolean not null default false,
    image text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    two_factor_enabled boolean default false,
    role text,
    banned boolean default false,
    ban_reason text,
    ban_expires timestamptz,
    contact_email text
  )`,
  `create table auth_session (
    id text primary key,
    token text not null unique,
    user_id text not null references auth_user on delete cascade,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    impersonated_by text,
    second_factor_at timestamptz
  )`,
  'create index "auth_session_user_id_idx" on auth_session (user_id)',
  `create table auth_account (
    id text primary key,
    account_id text not null,
    provider_id text not null,
    user_id text not null references auth_user on delete cascade,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  'create index "auth_account_user_id_idx" on auth_account (user_id)',
  'create unique index auth_account_provider on auth_account (provider_id, account_id)',
  `create table auth_verification (
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  'create index "auth_verification_identifier_idx" on auth_verification (identifier)',
  `create table auth_two_factor (
    id text primary key,
    secret text not null,
    backup_codes text not null,
    user_id text not null references auth_user on delete cascade,
    verified boolean default true,
    failed_verification_count integer default 0,
    locked_until timestamptz
  )`,
  'create index "auth_two_factor_secret_idx" on auth_two_factor (secret)',
  'create index "auth_two_factor_user_id_idx" on auth_two_factor (user_id)',
  `create table auth_rate_limit (
    id text primary key,
    key text not null unique,
    count integer not null,
    last_request bigint not null
  )`,
  `create table auth_throttle (
    key text primary key,
    tries int not null default 1,
    at timestamptz not null default now(),
    until timestamptz not null default now()
  )`,
  `create table auth_used_code (
    user_id text not null references auth_user on delete cascade,
    code_hash bytea not null,
    used_at timestamptz not null,
    primary key (user_id, code_hash)
  )`,
  `create table invite (
    id bigint generated always as identity primary key,
    token_hash bytea not null unique,
    purpose text not null check (purpose in ('join', 'password')),
    email text not null check (email = lower(email)),
    name text,
    roles text[] not null default '{}' check (roles <@ array['reviewer', 'legal-reviewer', 'committee', 'administrator']),
    organisation text,
    invited_by text not null,
    invited_by_name text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by text references auth_user on delete set null,
    revoked_at timestamptz,
    check (used_at is null or revoked_at is null)
  )`,
  'create index invite_email on invite (email)',
];

/** Accounts: what the sign-in library keeps (`auth_*`), how often a door was tried, codes that were used, and invitations. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
