// What is known of single sites: selectors, as data. The general reader must do without them; a rule that no longer
// fits a page is ignored.

export type SiteRule = {
  title?: string
  /** The element that holds the text. */
  body?: string
  date?: string
  section?: string
  /** IANA zone of stamps without one. */
  zone?: string
}

/** Where the agency's day is counted. */
export const AGENCY_ZONE = 'Asia/Baku'

type SiteRules = { hosts: RegExp; rule: SiteRule }

const SITES: SiteRules[] = [
  {
    hosts: /^special\.azertag\.az$/,
    rule: {
      title: 'h1',
      body: '.news-view-body',
      date: '.news-date,.entry-meta',
      section: '.news-view-category',
      zone: AGENCY_ZONE,
    },
  },
  {
    hosts: /(?:^|\.)azertag\.az$/,
    rule: {
      title: 'h1.entry-title',
      body: 'div.news-body,#selectedtext,div.news-text',
      date: '.entry-meta,.news-date',
      section: '.news-category a,.entry-meta a[href*="/bolme/"],main a[href*="/bolme/"]',
      zone: AGENCY_ZONE,
    },
  },
]

/** The rule for a page's address; an empty one where there is none. */
export function ruleFor(url: string | undefined): SiteRule {
  if (url === undefined || !URL.canParse(url)) return {}
  const { hostname } = new URL(url)
  return SITES.find(({ hosts }) => hosts.test(hostname))?.rule ?? {}
}
