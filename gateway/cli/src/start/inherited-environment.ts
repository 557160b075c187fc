const usual = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'NODE_EXTRA_CA_CERTS']

/** What a started process gets of this one's environment: the usual, and what is named besides. */
export function inheritedEnvironment(...more: readonly string[]): Readonly<Record<string, string>> {
  const names = [...usual, ...more]
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, String(process.env[name])]])),
  )
}
