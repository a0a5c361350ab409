// Azerbaijani stories about culture, science, health, sport and weather. Everything in them is invented.
import type { Draft } from './article.ts'

export const azLife: Draft[] = [
  {
    number: 3610312,
    language: 'az',
    section: 'culture',
    title: 'Abşeronda köhnə mayakdan muğam yazıları tapılıb',
    city: 'Bakı',
    picture: true,
    minutesAgo: 21,
    story: 'lighthouse',
    body: {
      form: 'report',
      blocks: [
        'Bərpaçılar Abşeron yarımadasındakı köhnə mayakda üzərində muğam yazıları olan mum silindrlər tapıblar.',
        'Silindrlər mayak gözətçisinin otağında, taxta lövhənin arxasında saxlanılıb. Qutudakı qeyddə yazıların “uzun axşamlar üçün” edildiyi bildirilir və üç xanəndənin adı çəkilir.',
        'Silindrlərin doqquzu muma toxunmayan lazer vasitəsilə səsləndirilib. Səs Muzeyinin mütəxəssisləri hesab edirlər ki, xanəndələrdən birinin səsi başqa heç bir yazıda qalmayıb.',
        'İlk yazıları yazda muzeydə dinləmək mümkün olacaq.',
      ],
    },
  },
  {
    number: 3610268,
    language: 'az',
    section: 'sport',
    title: 'Şahmat üzrə məktəblilər turnirində 11 yaşlı qız qalib gəlib',
    city: 'Gəncə',
    picture: true,
    minutesAgo: 155,
    body: {
      form: 'report',
      blocks: [
        'Gəncədə keçirilən respublika məktəblilər turnirində şamaxılı 11 yaşlı Ayla Rüstəmbəyli qalib gəlib. O, doqquz oyundan səkkizində qələbə qazanıb.',
        'Turnirdə 38 rayondan 212 şagird iştirak edib. Oyunlar köhnə kitabxananın oxu zalında keçirilib, tamaşaçılar isə partiyaları həyətdəki böyük lövhədən izləyiblər.',
        '“Ən çətini gülməmək idi. Rəqibim səhv edəndə üzümdən bilinirdi”, – deyə qalib bildirib.',
        'Qalibin məktəbinə yüz dəst şahmat hədiyyə olunub.',
      ],
    },
  },
  {
    number: 3610223,
    language: 'az',
    section: 'science_education',
    title: 'Tələbələr Xəzər suitilərini dinləyən şamandıra hazırlayıblar',
    city: 'Sumqayıt',
    body: {
      form: 'report',
      blocks: [
        'Sumqayıtda tələbələr suitilərin səsini tanıyan və onların harada olduğunu bildirən şamandıra hazırlayıblar.',
        'Cihaz hər on beş dəqiqədən bir ətrafı bir dəqiqə dinləyir, altı növ səsi bir-birindən ayırır və nəticəni radio ilə sahilə ötürür.',
        'Dörd ay ərzində doqquz mindən çox səs qeydə alınıb. Bioloqlar yazda suitilərin yolu boyunca on belə şamandıra yerləşdirməyi planlaşdırırlar.',
      ],
    },
  },
  {
    number: 3610127,
    language: 'az',
    section: 'health',
    title: 'Poliklinikalarda elektron növbə sistemi altı şəhərdə tətbiq olunacaq',
    city: 'Bakı',
    body: {
      form: 'report',
      blocks: [
        'Gələn aydan altı şəhərdə poliklinikalara qəbul vahid elektron növbə ilə aparılacaq.',
        'Telefonu olmayanlar əvvəlki kimi qeydiyyat masasına yaxınlaşa bilərlər. Onlar da eyni növbədən yer alacaqlar.',
        'Pasiyent həkimi özü seçə, qəbul vaxtını isə bir gün əvvələdək dəyişə bilər. Gecikənlər üçün yer on dəqiqə saxlanılır.',
      ],
    },
  },
  {
    number: 3610088,
    language: 'az',
    section: 'society',
    title: 'Lənkəran-Astara zonasına yağış yağıb – FAKTİKİ HAVA',
    city: 'Bakı',
    minutesAgo: 860,
    body: {
      form: 'report',
      blocks: [
        'Ötən gecə Lənkəran-Astara zonasına yağış yağıb, dağlıq ərazilərdə sulu qar müşahidə olunub.',
        'Bakıda və Abşeron yarımadasında hava yağmursuz keçib, mülayim şimal-qərb küləyi əsib.',
        'Dağ yollarında duman olduğuna görə sürücülərə ehtiyatlı olmaq tövsiyə edilir.',
      ],
    },
  },
  {
    number: 3610257,
    language: 'az',
    section: 'society',
    title: 'Bu saata olan əsas xəbərlər',
    minutesAgo: 177,
    body: { form: 'round-up', intro: 'Agentlik bu saata olan əsas xəbərləri təqdim edir:', count: 7 },
  },
  {
    number: 3610399,
    language: 'az',
    section: 'tourism',
    title: 'Qəbələdə qış piyada marşrutları açılır',
    city: 'Qəbələ',
    picture: true,
    body: {
      form: 'report',
      blocks: [
        'Qəbələdə qış aylarında da keçilə bilən dörd piyada marşrutu açılır. Marşrutların uzunluğu 6–14 kilometrdir.',
        'Yollar boyunca nişanlar və dörd isinmə evi quraşdırılıb. Hər səhər bələdçilər cığırların vəziyyəti barədə məlumat verəcəklər.',
        'Marşruta çıxanlar qeydiyyatdan keçməli, qayıdanda isə bu barədə bildirməlidirlər. İştirak pulsuzdur.',
      ],
    },
  },
  {
    number: 3610415,
    language: 'az',
    section: 'technology',
    title: 'Bakı metrosunda səsli bələdçi sınaqdan keçirilir',
    city: 'Bakı',
    body: {
      form: 'report',
      blocks: [
        'Bakı metrosunun üç stansiyasında görmə məhdudiyyəti olan sərnişinlər üçün səsli bələdçi sınaqdan keçirilir.',
        'Telefondakı tətbiq sərnişinə hansı istiqamətə getməli olduğunu, pilləkənin və qatarın harada dayandığını bildirir. Bunun üçün internetə ehtiyac yoxdur.',
        'Sınaqda 60 könüllü iştirak edir. Onların rəyi əsasında bələdçiyə yeni funksiyalar əlavə olunacaq.',
        'Gələn il sistemin daha on stansiyada quraşdırılması nəzərdə tutulur.',
      ],
    },
  },
  {
    number: 3610428,
    language: 'az',
    section: 'world',
    title: 'Altı liman vahid bərə cədvəli barədə razılığa gəlib VİDEO',
    city: 'Aktau',
    story: 'ferries',
    body: {
      form: 'report',
      blocks: [
        'Xəzər dənizinin altı limanı bərələr üçün vahid cədvəl barədə razılığa gəlib. Cədvəl martın 1-dən qüvvəyə minəcək.',
        'İndiyədək bərələr dolduqca yola düşürdü və sürücülər bəzən dörd gün gözləməli olurdular. Bundan sonra beş xətt üzrə reyslər təyin olunmuş vaxtda yerinə yetiriləcək.',
        'Hava əlverişsiz olduqda limanlar qərarı on iki saat əvvəl birgə qəbul edəcək və sürücülərə mesajla bildirəcəklər.',
      ],
    },
  },
]
