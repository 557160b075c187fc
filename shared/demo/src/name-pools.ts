/** The sounds that the invented names are put together from. They follow Javanese and Madurese usage, and name nobody. */
export const namePools = {
  javanese: {
    FEMALE: {
      roots: list(
        'Sular Sukar Sumar Sunar Sutar Suwar Sugiar Supar Suhar Sudar Tukar Tumar Wagi Kasi Karsi Lasmi Marsi Ngatmi',
        'Parmi Rasmi Sarmi Tarmi Warsi Yatmi Jumi Kami Legi Rumi Saini Wiji Boni Darmi Harmi Musri Padmi Sami Tasri Wasri',
        'Suryan Lestan Kusman Hartan Pudjian Winar Purwan Setyan Rahay Istin Mintar Kadar Muryan',
      ),
      endings: list('ni nah yem yah ti tin ningsih wati ah sih ningtyas'),
      first: list(
        'Siti Sri Nur Dwi Tri Eka Endang Rini Yuni Ratna Wulan Retno Indah Ayu Dyah Lilik Anik Wiwik Umi Tutik Luluk Ika',
        'Fitri Dian Novi Evi Reni Rina Yeni Puji',
      ),
    },
    MALE: {
      roots: list(
        'Su Sar Har Par War Kar Tar Dar Mar Ngat Sum Tum Wag Leg Jum Kas Tuk Pon Sup Sug Sut Sul Mis Ris Wir Yat Tas Pri',
        'Har Gun Mul Sur Wid Dum Bas Tug',
      ),
      endings: list('no to man di yono yanto jo min kan iran imin wadi doyo gito lan tono anto iyono sono'),
      first: list(
        'Agus Eko Dwi Tri Heri Joko Budi Andi Dedi Imam Slamet Hadi Wahyu Adi Bayu Yoga Rudi Didik Teguh Catur',
      ),
    },
  },
  madurese: {
    FEMALE: {
      roots: list(
        'Misn Bus Hos Roh San Maim Ham Toy Sat Sum Nip Ras Tol Bun Marw Jumr Sah Mun Rum Hin Asm Hal Kut Lut Muz Nas Sof',
        'Suh Tum Wid Zub Ruq Har Fad Zul',
      ),
      endings: list('ati iyah nia ama ena ina awiyah ija iha ami riyah aya ifa una inten iwa'),
      first: list('Siti Nur Sitti Halimah Umi Ummi Nurul Fatim Khusnul Hosnul Sofi Lailatul'),
    },
    MALE: {
      roots: list(
        'Mat Mis Sam Bu Sah Hos Sun Nas Tas Rof Mar Sud Hal Mus Saj Buh Jun Ham Fat Sal Toh Muz Ras Sur Bun Mu',
      ),
      endings: list('rawi nadin suri hari nan bari deri wari lihin tofa raji yadi sani mad ruji nawi hol rosi'),
      first: list('Moh. Abd. Ach. Muhammad Ahmad Abdul Mohammad Achmad Nur Imam'),
    },
  },
} as const

/** How the same word is spelt in other papers. */
export const spellings: readonly (readonly [string, string])[] = [
  ['Moh.', 'Muhammad'],
  ['Muhammad', 'Moh.'],
  ['Mohammad', 'M.'],
  ['Abd.', 'Abdul'],
  ['Abdul', 'Abd.'],
  ['Ach.', 'Ahmad'],
  ['Ahmad', 'Ach.'],
  ['Achmad', 'Akhmad'],
  ['Siti', 'Sitti'],
  ['Sitti', 'Siti'],
  ['Umi', 'Ummi'],
  ['Hos', 'Khus'],
  ['Su', 'Soe'],
  ['Dyah', 'Diah'],
  ['iyah', 'iya'],
  ['ningsih', 'ningseh'],
  ['yono', 'iono'],
  ['wati', 'watik'],
]

function list(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '))
}
