// Azerbaijani stories about the state, the economy and the regions. Everything in them is invented.
import type { Draft } from './article.ts'

export const azNation: Draft[] = [
  {
    number: 3610115,
    language: 'az',
    section: 'official_chronicle',
    title: 'Xəzər sahilindəki şəhərlər təmiz limanlar haqqında xartiya imzalayıb',
    city: 'Bakı',
    picture: true,
    minutesAgo: 705,
    story: 'harbours',
    body: {
      form: 'report',
      blocks: [
        'Xəzər sahilində yerləşən on bir şəhərin rəhbərləri Bakıda təmiz limanlar haqqında xartiya imzalayıblar. Sənədə əsasən, limanlar gəmilərin neftli sularını və tullantılarını pulsuz qəbul edəcək.',
        'Hər şəhər gələn ilin sonunadək ən azı bir qəbul məntəqəsi açmalıdır. Xərclər liman rüsumuna edilən kiçik əlavə hesabına ödəniləcək, tullantını göyərtədə çeşidləyən gəmilər isə daha az ödəyəcək.',
        '“Kapitan qayda ilə büdcəsi arasında seçim etməməlidir. Bundan sonra vicdanlı yol həm də ucuz yoldur”, – deyə Sahil Şəhərləri Şurasının sədri Kamran Behbudlu bildirib.',
        'Şura toplanan tullantının miqdarını hər rüb açıqlayacaq. Üç universitetin dalğıcları ildə iki dəfə körpülərin yaxınlığında dənizin dibini yoxlayacaqlar.',
      ],
    },
  },
  {
    number: 3610148,
    language: 'az',
    section: 'regions',
    title: 'Lənkəranda çay bağlarının sahəsi genişləndirilir  FOTOREPORTAJ',
    city: 'Lənkəran',
    picture: true,
    minutesAgo: 560,
    body: {
      form: 'report',
      blocks: [
        'Lənkəranda bu payız daha 120 hektar sahədə çay bağı salınıb. Tinglərin bir hissəsi yerli tinglikdə yetişdirilib.',
        'Yeni bağlarda damcı üsulu ilə suvarma tətbiq olunur. Fermerlərin sözlərinə görə, bu üsul suyun sərfini təxminən yarıya qədər azaldır.',
        '“Çay kolu səbirli insanı sevir. İlk məhsulu dörd il gözləyirik, sonra isə o, bizdən çox yaşayır”, – deyə bağban Ağaxan Mirzəquluyev bildirib.',
        'Rayonda kiçik çay fabrikinin tikintisi də davam edir. Fabrikin yazda istifadəyə verilməsi nəzərdə tutulur.',
      ],
    },
  },
  {
    number: 3610190,
    language: 'az',
    section: 'economy',
    title: '"Xəzər Logistika": Ələt limanında yeni anbar kompleksi istifadəyə verilib',
    city: 'Ələt',
    minutesAgo: 430,
    body: {
      form: 'report',
      blocks: [
        '“Xəzər Logistika” şirkəti Ələt limanında ümumi sahəsi 18 min kvadratmetr olan anbar kompleksini istifadəyə verib.',
        'Kompleksdə tez xarab olan məhsullar üçün soyuducu kameralar quraşdırılıb. Binanın damındakı günəş panelləri elektrik enerjisinə olan tələbatın üçdə birini ödəyir.',
        'Şirkətin məlumatına görə, yüklərin limanda saxlanma müddəti orta hesabla üç gündən bir günə enəcək. Kompleksdə 140 nəfər daimi işlə təmin olunub.',
      ],
    },
  },
  {
    number: 3610196,
    language: 'az',
    section: 'economy',
    title: 'Ələt limanında yeni anbar kompleksi istifadəyə verilib',
    city: 'Bakı',
    minutesAgo: 395,
    body: {
      form: 'report',
      blocks: [
        'Ələt limanında soyuducu kameraları olan yeni anbar kompleksi istifadəyə verilib. Kompleksin sahəsi 18 min kvadratmetrdir.',
        'Layihəni “Xəzər Logistika” şirkəti həyata keçirib. Yüklərin limanda saxlanma müddətinin üç dəfə qısalacağı gözlənilir.',
        'İkinci mərhələdə kompleksə dəmir yolu xətti çəkiləcək.',
      ],
    },
  },
  {
    number: 3610159,
    language: 'az',
    section: 'economy',
    title: '® “Nur Telekom” dağ kəndlərini yüksəksürətli internetlə təmin edir',
    minutesAgo: 505,
    body: {
      form: 'report',
      blocks: [
        '“Nur Telekom” şirkəti 46 dağ kəndini yüksəksürətli internetlə təmin edib. İlin sonunadək daha 20 kəndin şəbəkəyə qoşulması planlaşdırılır.',
        'Kənd məktəbləri və həkim məntəqələri internetdən pulsuz istifadə edəcək. Qoşulmaq üçün şirkətin mobil tətbiqində müraciət etmək kifayətdir.',
        'Yeni abunəçilər üçün ilk üç ay xidmət haqqı alınmır.',
      ],
    },
  },
  {
    number: 3610238,
    language: 'az',
    section: 'politics',
    title: 'Açıq məlumatlar haqqında qanun layihəsi komitədə müzakirə olunub YENİLƏNİB',
    city: 'Bakı',
    minutesAgo: 240,
    body: {
      form: 'report',
      blocks: [
        'Açıq məlumatlar haqqında qanun layihəsi İctimai Məlumat Komitəsinin iclasında müzakirə olunub.',
        'Layihəyə görə, qurumlar cədvəllərini, reyestrlərini və ölçmə nəticələrini hər kəsin istifadə edə biləcəyi formada dərc etməlidir. Şəxsi məlumatlar bu tələbin xaricindədir.',
        'İclasda çıxış edənlər səhvlərin düzəldilməsi üçün vahid ünvanın yaradılmasını təklif ediblər. Müraciətlərə on gün ərzində cavab verilməlidir.',
        'Layihə birinci oxunuşa tövsiyə olunub.',
      ],
    },
    corrections: [
      {
        title: 'Açıq məlumatlar haqqında qanun layihəsi birinci oxunuşa tövsiyə edilib – YENİLƏNİB 2',
        body: {
          form: 'report',
          blocks: [
            'İctimai Məlumat Komitəsi açıq məlumatlar haqqında qanun layihəsini birinci oxunuşa tövsiyə edib. Qərar yeddi səslə, iki nəfər bitərəf qalmaqla qəbul olunub.',
            'Layihəyə görə, qurumlar cədvəllərini, reyestrlərini və ölçmə nəticələrini hər kəsin istifadə edə biləcəyi formada dərc etməlidir. Şəxsi məlumatlar bu tələbin xaricindədir.',
            'Komitə səhvlərin düzəldilməsi üçün vahid ünvanın yaradılması barədə təklifi layihəyə əlavə edib. Müraciətlərə on gün ərzində cavab verilməlidir.',
            'Xəbərə səsvermənin nəticələri əlavə olunub.',
          ],
        },
      },
    ],
  },
  {
    number: 3610284,
    language: 'az',
    section: 'incidents',
    title: 'Mingəçevirdə emalatxanada baş verən yanğın söndürülüb VİDEO',
    city: 'Mingəçevir',
    minutesAgo: 118,
    body: {
      form: 'report',
      blocks: [
        'Mingəçevirdə mebel emalatxanasında baş verən yanğın yarım saata söndürülüb. Xəsarət alan yoxdur.',
        'Yanğınsöndürənlər alovun qonşu yaşayış binasına keçməsinin qarşısını alıblar. Binanın sakinləri ehtiyat üçün bir saatlıq təxliyə edilib.',
        'İlkin ehtimala görə, yanğına elektrik naqillərindəki nasazlıq səbəb olub. Araşdırma aparılır.',
      ],
    },
  },
]
