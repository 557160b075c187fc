import pg from 'pg'
import { explainConnection } from './explain-connection.ts'

/** Lends one connection to `work` and takes it back. What hinders the connection becomes a `DatabaseError`. */
export async function connectAs<T>(
  url: string,
  applicationName: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
    lock_timeout: 60_000,
  })
  // Without a listener, a server that ends while nothing is asked would end this process too.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (cause) {
    throw explainConnection(url, cause)
  }
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
