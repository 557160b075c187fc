import {
  ageBandLines,
  ageBandOn,
  type Countable,
  destinationLines,
  educationLines,
  kecamatanLines,
  type StatisticsKind,
  schemeLines,
  sectorLines,
} from '@simpul/agency'

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

/** The statistics of placements: a table of the departures for each dimension, each line divided by sex. */
export const placementKind: StatisticsKind = {
  noun: 'Placement',
  dimensions: {
    DESTINATION: 'destinationCountry',
    SEX: 'sex',
    AGE_BAND: 'ageBand',
    EDUCATION: 'educationLevel',
    KECAMATAN: 'kecamatanCode',
    SECTOR: 'sector',
    SCHEME: 'scheme',
    STATUS: 'status',
    PERIOD: 'periodStart',
  },
  publishing: {
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
  },
  definition: {
    en: 'filed placements whose worker departed in the period, or before it and filed since the tables before; a figure under 5 is withheld, and those that would give it away',
    id: 'penempatan tercatat yang pekerjanya berangkat dalam periode ini, atau sebelumnya dan baru dicatat sejak tabel sebelumnya; angka di bawah 5 tidak ditampilkan, begitu pula yang dapat mengungkapnya',
  },
  source: {
    en: 'placements filed with the Manpower Service of Jember',
    id: 'penempatan yang tercatat di Dinas Tenaga Kerja Jember',
  },
  atForum: {
    table: 'PLACEMENTS',
    dimensions: {
      destinationCountry: 'DESTINATION',
      sex: 'SEX',
      ageBand: 'AGE_BAND',
      educationLevel: 'EDUCATION',
      kecamatanCode: 'KECAMATAN',
      sector: 'SECTOR',
      scheme: 'SCHEME',
    },
  },
}
