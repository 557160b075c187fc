import { join } from 'node:path'
import { type DatabaseAccess, databaseNames, newPassword, prepareDatabase } from '@simpul/database'
import { type AgencyPlace, agencyFolder, type HubLayout } from './hub-layout.ts'
import { keptSecret } from './secret-files.ts'

/** Makes sure of one agency's database and roles, with passwords that are kept in that agency's own folder. */
export function agencyDatabase(layout: HubLayout, agency: AgencyPlace, adminUrl: string): Promise<DatabaseAccess> {
  const kept = keptSecret(join(agencyFolder(layout, agency.id), 'database.json'), () =>
    JSON.stringify({ migrator: newPassword(), own: newPassword(), partner: newPassword() }),
  )
  return prepareDatabase({
    adminUrl: agency.databaseUrl ?? adminUrl,
    name: agency.database,
    passwords: JSON.parse(kept),
  })
}

/** The role names of an agency's database, as the preparing process needs them. */
export function rolesOf({ database }: AgencyPlace): string {
  const { migrator, own, partner, views } = databaseNames(database)
  return JSON.stringify({ migrator, own, partner, views })
}
