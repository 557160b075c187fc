import { hubCompany } from './agencies.ts'
import { demoCompanies } from './companies.ts'
import type { IsoDate } from './days.ts'
import { derivedId } from './derived-id.ts'
import { type Destination, markets, type Post } from './destinations.ts'
import { type OverseasPartner, partnersIn } from './employers.ts'

/** An order of a partner abroad for a number of workers. */
export interface DemoJobOrder {
  readonly id: string
  readonly companyId: string
  readonly partnerId: string
  readonly destination: Destination
  readonly post: Post
  readonly quota: number
  /** Opaque; marked as an example. */
  readonly sip2miNumber: string
  readonly openedOn: IsoDate
  readonly closesOn: IsoDate
}

/** How many workers share a set of job orders, so that orders fill up at the same pace however many workers there are. */
export const workersPerBatch = 2500

/** Where the hub's own company places people. */
export const hubCountries: readonly string[] = ['HK', 'TW', 'MY', 'SG', 'BN']

const yearsBack = 6

/** Every job order of a population of `workers`, of this year and the years before. */
export function demoJobOrders(options: { readonly today: IsoDate; readonly workers: number }): readonly DemoJobOrder[] {
  const year = Number(options.today.slice(0, 4))
  const batches = Math.ceil(options.workers / workersPerBatch)
  return lines.flatMap((line) =>
    Array.from({ length: batches }, (_, batch) =>
      Array.from({ length: yearsBack + 1 }, (_, back) => jobOrder(line, year - back, batch)),
    ).flat(),
  )
}

/** The id of the order that a worker is selected for. */
export function jobOrderId(order: {
  readonly companyId: string
  readonly country: string
  readonly post: Post
  readonly year: number
  readonly index: number
}): string {
  const batch = Math.floor(order.index / workersPerBatch)
  return derivedId('job order', order.companyId, order.country, order.post.title.en, order.year, batch)
}

/** The partner abroad who gave the order that a worker is selected for. */
export function orderPartner(country: string, index: number): OverseasPartner {
  return partnerOf(country, Math.floor(index / workersPerBatch))
}

interface OrderLine {
  readonly companyId: string
  readonly destination: Destination
  readonly post: Post
}

const lines: readonly OrderLine[] = demoCompanies('2024-01-01').flatMap(({ id }) =>
  markets
    .filter(({ destination }) => id !== hubCompany || hubCountries.includes(destination.code))
    .flatMap(({ destination, womenPosts, menPosts }) =>
      postsOnce([...womenPosts.values, ...menPosts.values]).map((post) => ({ companyId: id, destination, post })),
    ),
)

function postsOnce(posts: readonly Post[]): readonly Post[] {
  return [...new Map(posts.map((post) => [post.title.en, post])).values()]
}

function jobOrder({ companyId, destination, post }: OrderLine, year: number, batch: number): DemoJobOrder {
  const id = derivedId('job order', companyId, destination.code, post.title.en, year, batch)
  return {
    id,
    companyId,
    partnerId: partnerOf(destination.code, batch).id,
    destination,
    post,
    quota: quotaOf(companyId, destination.code),
    sip2miNumber: `CONTOH-SIP2MI-${id.slice(0, 8)}`,
    openedOn: `${year}-01-01`,
    closesOn: `${year}-12-31`,
  }
}

function quotaOf(companyId: string, country: string): number {
  const isBusy = country === 'HK' || country === 'TW' || country === 'MY'
  if (companyId === hubCompany) return isBusy ? 150 : 40
  return isBusy ? 75 : 20
}

function partnerOf(country: string, batch: number): OverseasPartner {
  const partners = partnersIn(country)
  const partner = partners[batch % partners.length]
  if (partner === undefined) throw new Error(`No partner is known in the country ${country}.`)
  return partner
}
