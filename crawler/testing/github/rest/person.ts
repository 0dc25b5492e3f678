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

import { rawNumber } from '../../raw-number.ts';
import type { WorldPerson } from '../../world/model.ts';
import { loginOf } from '../find.ts';
import { personNodeId, stamp } from '../ids.ts';
import { type Site } from './site.ts';

const types = { user: 'User', bot: 'Bot', mannequin: 'Mannequin', organisation: 'Organization' } as const;

function addresses(site: Site, login: string) {
  const user = `${site.api}/users/${login}`;
  return {
    gravatar_id: '',
    url: user,
    html_url: `${site.url}/${login}`,
    followers_url: `${user}/followers`,
    following_url: `${user}/following{/other_user}`,
    gists_url: `${user}/gists{/gist_id}`,
    starred_url: `${user}/starred{/owner}{/repo}`,
    subscriptions_url: `${user}/subscriptions`,
    organizations_url: `${user}/orgs`,
    repos_url: `${user}/repos`,
    events_url: `${user}/events{/privacy}`,
    received_events_url: `${user}/received_events`,
    site_admin: false,
  };
}

/** An account beside what it did. */
export function simpleUser(site: Site, person: WorldPerson) {
  const login = loginOf(person);
  return {
    login,
    id: rawNumber(person.id),
    node_id: personNodeId(person),
    avatar_url: `${site.url}/avatars/${person.id}`,
    ...addresses(site, login),
    type: types[person.kind],
    user_view_type: 'public',
  };
}

/** Null where REST shows null for a deleted account. */
export function simpleUserOrNull(site: Site, person: WorldPerson | null) {
  return person === null ? null : simpleUser(site, person);
}

/** The account that REST shows as author of what deleted accounts wrote. */
export function simpleUserOrGhost(site: Site, person: WorldPerson | null) {
  if (person !== null) return simpleUser(site, person);
  return {
    login: 'ghost',
    id: 10_137,
    node_id: 'MDQ6VXNlcjEwMTM3',
    avatar_url: `${site.url}/avatars/10137`,
    ...addresses(site, 'ghost'),
    type: 'User',
    user_view_type: 'public',
  };
}

/** A profile. */
export function fullUser(site: Site, person: WorldPerson) {
  return {
    ...simpleUser(site, person),
    name: person.name,
    company: person.company,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 2,
    public_gists: 0,
    followers: 3,
    following: 0,
    created_at: stamp(person.createdAt),
    updated_at: stamp(person.createdAt),
  };
}

/** An organisation beside what it owns. */
export function simpleOrganisation(site: Site, person: WorldPerson) {
  const url = `${site.api}/orgs/${person.login}`;
  return {
    login: person.login,
    id: rawNumber(person.id),
    node_id: personNodeId(person),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${site.url}/avatars/${person.id}`,
    description: null,
  };
}

/** An organisation's profile. */
export function fullOrganisation(site: Site, person: WorldPerson) {
  return {
    ...simpleOrganisation(site, person),
    name: person.name ?? person.login,
    html_url: `${site.url}/${person.login}`,
    type: 'Organization',
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    archived_at: null,
    created_at: stamp(person.createdAt),
    updated_at: stamp(person.createdAt),
  };
}
