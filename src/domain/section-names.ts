// Names that agencies print over their sections, by slug, as data. What to do with a name is decided in section.ts.

/** The known sections, in the order a digest is read in. */
export const SECTIONS = [
  'official_chronicle',
  'politics',
  'official_documents',
  'military',
  'world',
  'economy',
  'society',
  'incidents',
  'interview',
  'comment',
  'analytics',
  'regions',
  'science_education',
  'health',
  'technology',
  'ecology',
  'culture',
  'tourism',
  'sport',
  'other',
] as const

/** Names in az, en, ru, de, fr, es and tr, by slug, parted by `|`. Compared folded. */
export const SECTION_NAMES: Record<(typeof SECTIONS)[number], string> = {
  official_chronicle:
    'official chronicle|official|rəsmi xronika|xronika|rəsmi|официальная хроника|официально|хроника|president|prezident|президент',
  politics:
    'politics|policy|political|siyasət|daxili siyasət|xarici siyasət|foreign policy|diplomacy|diplomatiya|политика|внешняя политика|внутренняя политика|politik|innenpolitik|außenpolitik|politique|política|siyaset|politika|politics news',
  official_documents:
    'official documents|documents|rəsmi sənədlər|sənədlər|официальные документы|документы|decrees|orders|qanunlar|sərəncamlar|fərmanlar|указы|распоряжения',
  military:
    'military|defense|defence|army|armed forces|ordu|hərb|hərbi|müdafiə|silahlı qüvvələr|армия|оборона|военные|в армии|вооруженные силы|militär|verteidigung|défense|defensa|ejército|askeri|savunma',
  world:
    'world|international|global|abroad|world news|dünya|beynəlxalq|dünya xəbərləri|мир|в мире|международные|за рубежом|мировые новости|welt|ausland|monde|international news|mundo|internacional|dünya haberleri|uluslararası',
  economy:
    'economy|economics|business|finance|energy|iqtisadiyyat|iqtisadi|biznes|maliyyə|energetika|экономика|бизнес|финансы|энергетика|wirtschaft|économie|economía|ekonomi|oil and gas|neft və qaz',
  society:
    'society|social|community|cəmiyyət|sosial|ictimai|общество|социум|gesellschaft|société|sociedad|toplum|yaşam',
  incidents:
    'incidents|accidents|accident|crime|emergencies|hadisə|hadisələr|kriminal|происшествия|происшествие|криминал|чп|unfälle|faits divers|sucesos|olaylar|asayiş',
  interview:
    'interview|interviews|müsahibə|müsahibələr|интервью|entretien|entretiens|entrevista|entrevistas|röportaj|söyleşi',
  comment:
    'comment|comments|commentary|opinion|opinions|şərh|şərhlər|rəy|fikir|комментарий|комментарии|мнение|мнения|meinung|kommentar|opinión|yorum',
  analytics: 'analytics|analysis|analitika|təhlil|аналитика|анализ|analyse|análisis|analiz',
  regions:
    'regions|region|regional|regionlar|bölgələr|bölgə|rayonlar|регионы|в регионах|районы|regionen|régions|regiones|bölgeler|yerel',
  science_education:
    'science and education|science education|science|education|elm və təhsil|elm təhsil|elm|təhsil|наука и образование|наука|образование|wissenschaft|bildung|sciences|éducation|ciencia|educación|bilim|eğitim|science education and technology',
  health:
    'health|healthcare|medicine|səhiyyə|sağlamlıq|tibb|здоровье|здравоохранение|медицина|gesundheit|santé|salud|sağlık',
  technology:
    'technology|technologies|tech|ict|it|hi tech|high tech|texnologiya|texnologiyalar|ikt|технологии|икт|наука и технологии|technik|technologie|tecnología|teknoloji|digital',
  ecology:
    'ecology|environment|climate|ekologiya|ətraf mühit|iqlim|экология|окружающая среда|umwelt|klima|écologie|environnement|medio ambiente|çevre|ekoloji|cop29',
  culture:
    'culture|arts|art|culture and art|mədəniyyət|incəsənət|mədəniyyət və incəsənət|культура|искусство|kultur|cultura|kültür|kültür sanat|sanat|arts and culture',
  tourism: 'tourism|travel|turizm|səyahət|туризм|путешествия|tourismus|reise|tourisme|turismo|seyahat',
  sport: 'sport|sports|idman|futbol|football|спорт|футбол|deportes|spor',
  other:
    'other|other news|others|digər|digər xəbərlər|другие|другое|другие новости|разное|miscellaneous|misc|sonstiges|vermischtes|divers|otros|diğer',
}

/** What pages print where a section would stand, and which is none. Compared folded. */
export const NO_SECTIONS =
  'news|all news|latest|latest news|top news|breaking news|home|main|main page|homepage|headlines|xəbər|xəbərlər|son xəbərlər|bütün xəbərlər|ana səhifə|əsas səhifə|əsas|lent|xəbər lenti|новости|все новости|последние новости|главная|главное|лента|лента новостей|nachrichten|startseite|actualités|accueil|noticias|inicio|haber|haberler|anasayfa|ana sayfa|rss|category|categories|kateqoriya|категория|uncategorized'
