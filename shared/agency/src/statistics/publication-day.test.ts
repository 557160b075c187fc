import { nextPublication, publicationDay, quartersToPublish } from './publication-day.ts'
import { type Publishing, publishNew } from './publish-new.ts'

describe('the day on which the tables of a quarter are published', () => {
  it.each([
    ['2026-03-31', '2026-04-15'],
    ['2026-06-30', '2026-07-15'],
    ['2026-09-30', '2026-10-15'],
    ['2026-12-31', '2027-01-15'],
  ])('of the one that ends on %s is %s', (end, day) => {
    expect(publicationDay(end)).toBe(day)
  })

  it.each([
    ['2026-10-14', ['2026-03-31', '2026-06-30'], '2026-10-14T23:00:00.000Z'],
    ['2026-10-15', ['2026-06-30', '2026-09-30'], '2027-01-14T23:00:00.000Z'],
    ['2026-12-31', ['2026-06-30', '2026-09-30'], '2027-01-14T23:00:00.000Z'],
    ['2027-01-15', ['2026-09-30', '2026-12-31'], '2027-04-14T23:00:00.000Z'],
  ])('has come by %s for these, and the next one comes at six in the morning in Jember', (today, ends, next) => {
    expect(quartersToPublish(today, 2)).toEqual(ends)
    expect(nextPublication(today).toISOString()).toBe(next)
  })

  it('is waited for by whoever publishes by hand, before anything is looked at', async () => {
    const publishing: Publishing = {
      countable: { name: 'CASES', from: '"case" c', id: 'c.id', day: 'c.received_on', dimensions: {} },
      isReady: 'true',
      countedIn: 'counted_case',
      publishedIn: 'published_case_table',
      tables: {},
    }
    const untouched = { query: () => Promise.reject(new Error('The database was asked.')) }
    const publish = (today: string) => publishNew(untouched, publishing, { asOf: '2026-09-30', today })
    await expect(publish('2026-10-14')).rejects.toMatchObject({
      message: expect.stringContaining('published on 2026-10-15, and not before'),
      extensions: { code: 'BAD_INPUT', field: 'input.asOf' },
    })
    await expect(publish('2026-10-15')).rejects.toThrow('The database was asked.')
  })
})
