const hidden = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;

/** The address if it is a web page that may be linked to; null for any other scheme, for credentials, and for hidden characters. */
export function webLink(address: string | null): string | null {
  if (address === null || hidden.test(address)) return null;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && url.username === '' && url.password === '' ? url.href : null;
}

/** Text from outside with the characters that only deceive (controls, direction overrides, zero widths) made visible as ␣. */
export function visible(text: string): string {
  return text.replace(new RegExp(hidden, 'g'), '\u2423');
}
