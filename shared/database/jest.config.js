import house from '@simpul/house/jest'

/** A machine with much else to do takes its time to start a PostgreSQL, and some tests start several. */
export default { ...house, testTimeout: 120_000 }
