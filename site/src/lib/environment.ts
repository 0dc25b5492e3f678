/** What a build is told from outside: where the API answers, where the pages go, and the address they will have. */
export interface BuildEnvironment {
  /** Base URL of the API, without a trailing slash. */
  readonly api: string;
  /** Folder the site is written to. */
  readonly out: string;
  /** Public origin of the site, without a trailing slash; canonical and hreflang links need it. */
  readonly site: string;
}

/** Reads the build's environment; a build is a child process, so this is its configuration door. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>> = process.env): BuildEnvironment {
  return {
    api: trimSlash(env['TONGMING_API'] ?? 'http://127.0.0.1:4321'),
    out: env['TONGMING_OUT'] ?? 'dist',
    site: trimSlash(env['TONGMING_BASE_URL'] ?? 'http://localhost:4321'),
  };
}

function trimSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
