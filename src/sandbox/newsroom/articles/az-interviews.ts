// Azerbaijani interviews, in the forms that are marked by words and by bold questions. The people are invented.
import type { Draft } from './article.ts'

export const azInterviews: Draft[] = [
  {
    number: 3610305,
    language: 'az',
    section: 'culture',
    title: 'Cəmilə Axundzadə: Səs arxivi xalqın yaddaşıdır, onu rəfdə yox, qulaqda saxlamaq lazımdır',
    city: 'Bakı',
    picture: true,
    minutesAgo: 47,
    body: {
      form: 'interview',
      lead: [
        'Abşerondakı köhnə mayakdan tapılan muğam yazıları musiqisevərlərin böyük marağına səbəb olub. Səs Muzeyinin arxiv şöbəsinin müdiri Cəmilə Axundzadə XXA-ya müsahibəsində tapıntıdan və arxivin gündəlik işindən danışıb.',
      ],
      marks: { kind: 'labels', question: 'Sual', answer: 'Cavab' },
      turns: [
        {
          question: 'Cəmilə xanım, mum silindrləri ilk dəfə görəndə nə hiss etdiniz?',
          answer: [
            'Düzünü deyim, qorxdum. Mum elə materialdır ki, isti əl də ona ziyan vura bilər. Qutunu açmadan əvvəl iki saat otağın havasının soyumasını gözlədik.',
            'Sonra qeydi oxudum: “Uzun axşamlar üçün”. Həmin an başa düşdüm ki, bunu toplayan adam kolleksiyaçı yox, sadəcə, tənha bir dinləyici olub.',
          ],
        },
        {
          question: 'Yazıları səsləndirmək çətin oldumu?',
          answer: [
            'İynə ilə səsləndirmək olmazdı, çünki hər dinləmə silindrin bir hissəsini aparır. Biz səthi lazerlə ölçdük və səsi kompüterdə yenidən qurduq. Bir silindrə orta hesabla doqquz saat vaxt sərf olundu.',
            'Xışıltını tam təmizləmədik. Təmizləsəydik, səsin nəfəsi də gedəcəkdi. Qoy dinləyici bilsin ki, bu səs yüz ildən çox yol gəlib.',
          ],
        },
        {
          question: 'Xanəndələrin kimliyi barədə nə məlumdur?',
          answer: [
            'Üç ad var. İkisini afişalardan tanıyırıq. Üçüncüsü haqqında yalnız məktublarda oxumuşduq, səsinin qaldığını heç kim bilmirdi.',
            'İndi onun nəslini axtarırıq. Bir ailə artıq bizə yazıb və ulu nənələrinin oxuduğu laylanı göndərib. Müqayisə edirik, amma tələsmirik.',
          ],
        },
        {
          question: 'Gənclər bu yazıları dinləyəcəkmi?',
          answer: [
            'Dinləyirlər. Ötən həftə tələbələrə bir parça səsləndirdik, zalda telefonla oynayan olmadı. Axırda bir oğlan soruşdu: “Bunu evə aparmaq olar?”',
            'Səs arxivi xalqın yaddaşıdır, onu rəfdə yox, qulaqda saxlamaq lazımdır. Ona görə də bütün yazılar pulsuz açıq olacaq.',
          ],
        },
        {
          question: 'Arxivin bu gün ən böyük ehtiyacı nədir?',
          answer: [
            'Vaxt. Rəflərimizdə on dörd min lent var, onların yarısı iyirmi ildən sonra oxunmayacaq. Biz ildə min iki yüz lenti köçürə bilirik.',
            'Yeni cihazlar alınır, könüllülər də gəlir. Amma ən yaxşı kömək insanların öz evlərindəki köhnə lentləri atmamasıdır. Gətirin, birlikdə dinləyək.',
          ],
        },
        {
          question: 'Yazda açılacaq dinləmə otağı necə olacaq?',
          answer: [
            'Kiçik və qaranlıq. İçəridə on iki stul, bir lampa və mayak otağından götürülmüş köhnə masa olacaq. Hər axşam bir silindr səsləndirəcəyik.',
            'Dinləməyə gələnlərdən bircə xahişimiz var: axıra qədər otursunlar. O adam bu yazıları uzun axşamlar üçün yığmışdı.',
          ],
        },
      ],
    },
  },
  {
    number: 3610437,
    language: 'az',
    section: 'sport',
    title: 'Məşqçi: Şahmatda uşağa əvvəlcə uduzmağı öyrətmək lazımdır',
    city: 'Şamaxı',
    picture: true,
    body: {
      form: 'interview',
      lead: [
        'Məktəblilər turnirinin qalibi Ayla Rüstəmbəylinin məşqçisi Vaqif Tağızadəli XXA-nın suallarını cavablandırıb.',
      ],
      marks: { kind: 'bold' },
      turns: [
        {
          question: 'Ayla ilə nə vaxtdan məşğul olursunuz?',
          answer: [
            'Altı yaşından. Dərnəyə bacısını aparmağa gəlmişdi, qapının ağzında dayanıb yarım saat baxdı. Sonra dedi ki, ağ at səhv yerdədir. Doğru deyirdi.',
          ],
        },
        {
          question: 'İstedadı necə tanımaq olar?',
          answer: [
            'Sürətinə görə yox, sualına görə. İstedadlı uşaq “hara gedim?” deyil, “niyə?” soruşur.',
            'Bir də uduzandan sonra nə etdiyinə baxıram. Taxtanı yığıb gedirsə, hələ tezdir. Oturub partiyanı yenidən düzürsə, artıq şahmatçıdır.',
          ],
        },
        {
          question: 'Deyirsiniz ki, əvvəlcə uduzmağı öyrətmək lazımdır…',
          answer: [
            'Bəli. Məğlubiyyətdən qorxan uşaq gözəl gediş edə bilməz, çünki gözəl gediş həmişə risklidir.',
            'Bizim dərnəkdə həftənin ən yaxşı məğlubiyyətini seçirik. Qalib çıxan uşaq hamıya səhvini izah edir və alma alır.',
          ],
        },
        {
          question: 'Rayonda dərnək saxlamaq çətin deyil ki?',
          answer: [
            'Taxta tapılır, otaq tapılır. Çətini qışda uşaqları dağ kəndlərindən gətirməkdir. İndi valideynlər növbə ilə maşın verirlər.',
          ],
        },
        {
          question: 'Növbəti məqsədiniz nədir?',
          answer: [
            'Yazda beynəlxalq turnirə gedirik. Ayladan medal istəmirəm, doqquz maraqlı partiya istəyirəm.',
            'Medal maraqlı partiyanın kölgəsidir, özü gəlir.',
          ],
        },
      ],
    },
  },
]
