/** How a job order stands. */
export const jobOrderStatuses = ['DRAFT', 'SUBMITTED', 'VERIFIED', 'CLOSED', 'WITHDRAWN'] as const
export type JobOrderStatus = (typeof jobOrderStatuses)[number]

/** From each standing of an order, where it may go. */
export const jobOrderSteps: Readonly<Record<JobOrderStatus, readonly JobOrderStatus[]>> = {
  DRAFT: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: ['VERIFIED', 'WITHDRAWN'],
  VERIFIED: ['CLOSED', 'WITHDRAWN'],
  CLOSED: [],
  WITHDRAWN: [],
}
