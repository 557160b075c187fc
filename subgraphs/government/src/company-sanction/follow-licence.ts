import type { Write } from '@simpul/agency'

/**
 * Has a company's licence say what the sanctions in force make of it: revoked, suspended, or what it was by its own last
 * day. A licence that was revoked without a sanction on record here stays so.
 */
export async function followLicence(write: Write, companyId: string, today: string): Promise<void> {
  await write.query(
    `with in_force as (
       select kind from company_sanction
       where company_id = $1 and lifted_on is null and (ends_on is null or ends_on >= $2)
     ), stands as (
       select id, case
         when 'REVOCATION' in (select kind from in_force) then 'REVOKED'
         when sip3mi_status = 'REVOKED' and not exists
           (select from company_sanction where company_id = $1 and kind = 'REVOCATION') then 'REVOKED'
         when sip3mi_valid_until < $2 then 'EXPIRED'
         when 'SUSPENSION' in (select kind from in_force) then 'SUSPENDED'
         else 'VALID' end as status
       from placement_company where id = $1
     )
     update placement_company c set sip3mi_status = stands.status, version = version + 1
     from stands where c.id = stands.id and c.sip3mi_status is distinct from stands.status`,
    [companyId, today],
  )
}
