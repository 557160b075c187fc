/** `RegistrationDocument` → `registration_document`. */
export function toTable(type: string): string {
  return toColumn(type)
}

/** `fullName` → `full_name`. */
export function toColumn(property: string): string {
  return property.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
}

/** A name as an SQL identifier. Names come from this project's own schemas; anything else stops the start. */
export function identifier(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`"${name}" cannot name a table or a column.`)
  return `"${name}"`
}

/** Text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
