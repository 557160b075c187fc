import type { Countable, Publishing } from '@simpul/agency'
import {
  ageBandLines,
  ageBandOn,
  destinationLines,
  educationLines,
  kecamatanLines,
  schemeLines,
  sectorLines,
} from '../statistics/fixed-lines.ts'

/** The filed placements with their workers. Somebody's age is that on departure, or today's before it. */
export const countablePlacements: Countable = {
  name: 'PLACEMENTS',
  from: 'filed_placement f join worker w on w.id = f.worker_id',
  id: 'f.id',
  day: 'f.departure_date',
  dimensions: {
    destinationCountry: 'f.destination_country',
    sex: 'w.sex',
    ageBand: ageBandOn('coalesce(f.departure_date, current_date)', 'w.birth_date'),
    educationLevel: 'w.education_level',
    kecamatanCode: 'w.kecamatan_code',
    sector: 'f.sector',
    scheme: 'f.scheme',
    status: 'f.status',
  },
}

/** By which name of the schema a dimension goes in figures. */
export const placementDimensions = {
  DESTINATION: 'destinationCountry',
  SEX: 'sex',
  AGE_BAND: 'ageBand',
  EDUCATION: 'educationLevel',
  KECAMATAN: 'kecamatanCode',
  SECTOR: 'sector',
  SCHEME: 'scheme',
  STATUS: 'status',
  PERIOD: 'periodStart',
} as const
export type PlacementDimension = keyof typeof placementDimensions

/** What is published of the departures: a table a dimension, each line divided by sex. */
export const publishedPlacements: Publishing = {
  countable: countablePlacements,
  isReady: 'w.sex is not null',
  countedIn: 'counted_placement',
  publishedIn: 'published_placement_table',
  tables: {
    destinationCountry: destinationLines,
    ageBand: ageBandLines,
    educationLevel: educationLines,
    kecamatanCode: kecamatanLines,
    sector: sectorLines,
    scheme: schemeLines,
  },
  columns: { dimension: 'sex', values: ['FEMALE', 'MALE'] },
}

export const placementDefinition =
  'filed placements whose worker departed in the period, or before it and filed since the tables before; a figure under 5 is withheld, and those that would give it away'
