# Azərbaycanca. Açarlar və arqumentlər en.ftl faylındakı kimidir.

### News: greeting

greeting-morning = Sabahınız xeyir!
greeting-day = Günortanız xeyir!
greeting-evening = Axşamınız xeyir!
greeting-night = Hər vaxtınız xeyir!

### News: digest

digest-intro = { $count ->
    [one] Sizin üçün bir xəbər var.
   *[other] Sizin üçün { $count } xəbər var.
}
digest-page = Səhifə { $page } / { $pages }
digest-last-day = Son icmaldan sonra seçdiyiniz bölmələrdə yeni xəbər yoxdur. Son 24 saatın xəbərləri:
digest-quiet-day = Seçdiyiniz bölmələrdə yeni xəbər yoxdur, son 24 saatda da xəbər olmayıb.
digest-nothing-new = Son icmaldan sonra seçdiyiniz bölmələrdə yeni xəbər yoxdur.
digest-missed = Fasilə zamanı ({ $missed }) nələr oldu: { $count ->
    [one] bir əsas xəbər.
   *[other] { $count } əsas xəbər.
}
digest-missed-nothing = Fasilə zamanı ({ $missed }) bölmələrinizdə yeni xəbər olmayıb.
digest-missed-long = Fasilə uzun olduğu üçün son üç günün xəbərləri göstərilir.

### News: lists

list-latest = Son xəbərlər
list-latest-section = Son xəbərlər: { $section }
list-interviews = Müsahibələr
list-empty = Burada hələ xəbər yoxdur.
list-interviews-empty = Hələ müsahibə yoxdur.
list-end = Hələlik bu qədər.

### News: marks of a headline

mark-updated = yenilənib
mark-updated-at = yenilənib: { $time }
mark-withdrawn = geri götürülüb
mark-comment = şərh
mark-exclusive = eksklüziv
mark-statement = bəyanat
reading-time = { $minutes } dəq. oxu

### News: article

article-contents = Suallar
article-sponsored = Sponsorlu material
article-corrected = Agentlik bu xəbəri yeniləyib: { $when }.
article-withdrawn = Agentlik bu xəbəri geri götürüb.
article-no-text = Səhifədə göstəriləcək mətn yoxdur. Orijinalı açın.
article-part = Hissə { $part } / { $parts }
article-source = Mənbə: { $source }
article-summary-only = Tam mətn hazırda əlçatan deyil.

button-more = Daha { $count } xəbər
button-original = 🔗 Orijinal
button-share = ↗️ Paylaş
button-plain = 📄 Sadə mətn
button-retry = 🔄 Yenidən cəhd et
button-latest = 📰 Son xəbərlər
button-everything = 📋 Hamısı
button-read = 📖 Oxu

### News: why a page could not be had

failure-bad-url = Bu keçid veb-ünvana oxşamır.
failure-private-address = Bu ünvan açıq deyil, ona görə də onu açmaq mümkün olmadı.
failure-dns = Agentliyin saytı tapılmadı. Bir neçə dəqiqədən sonra yenidən cəhd edin.
failure-refused = Agentliyin saytı bağlantını qəbul etmədi. Bir neçə dəqiqədən sonra yenidən cəhd edin.
failure-tls = Agentliyin saytının həqiqiliyi təsdiqlənmədi, ona görə də səhifə açılmadı.
failure-timeout = Agentliyin səhifəsi cavab vermədi. Bir dəqiqədən sonra yenidən cəhd edin.
failure-too-large = Səhifə burada göstərilmək üçün həddən artıq böyükdür. Orijinalı açın.
failure-too-many-redirects = Səhifə dayanmadan başqa ünvana yönləndirir. Orijinalı açın.
failure-http-status = Agentliyin saytı xəta ilə cavab verdi. Bir dəqiqədən sonra yenidən cəhd edin.
failure-network = Agentliklə bağlantı kəsildi. Bir dəqiqədən sonra yenidən cəhd edin.
failure-robots = Agentlik bu səhifənin botlar tərəfindən oxunmasına icazə vermir. Orijinalı açın.
failure-not-a-feed = Bu ünvanda xəbər lenti yoxdur.
failure-not-a-page = Bu ünvanda göstərə biləcəyimiz məqalə yoxdur. Orijinalı açın.
failure-empty = Səhifə boşdur. Bir neçə dəqiqədən sonra yenidən cəhd edin.
failure-too-complex = Səhifə burada göstərilmək üçün həddən artıq mürəkkəbdir. Orijinalı açın.
failure-gone = Bu səhifə agentliyin saytında artıq yoxdur.

### News: sections

section-politics = Siyasət
section-economy = İqtisadiyyat
section-official_chronicle = Rəsmi xronika
section-official_documents = Rəsmi sənədlər
section-society = Cəmiyyət
section-culture = Mədəniyyət
section-sport = İdman
section-world = Dünya
section-science_education = Elm və təhsil
section-health = Səhiyyə
section-tourism = Turizm
section-regions = Regionlar
section-military = Hərb
section-incidents = Hadisə
section-technology = Texnologiya
section-ecology = Ekologiya
section-comment = Şərh
section-interview = Müsahibələr
section-analytics = Analitika
section-other = Digər xəbərlər
section-held = Siz yatarkən

### News: languages, in this language and in their own

language-az = Azərbaycan dili
language-en = İngilis dili
language-ru = Rus dili
language-de = Alman dili
language-fr = Fransız dili
language-es = İspan dili
language-ar = Ərəb dili
language-zh = Çin dili
language-own-az = Azərbaycanca
language-own-en = English
language-own-ru = Русский
language-own-de = Deutsch
language-own-fr = Français
language-own-es = Español
language-own-ar = العربية
language-own-zh = 中文

### Menus: welcome, settings, help

welcome-new =
    👋 <b>Xoş gəlmisiniz! Abunə oldunuz.</b>
    Ən vacib on başlıq { $schedule } ({ $zone } vaxtı ilə), istənilən məqalənin və müsahibənin tam mətni isə elə bu söhbətdə.
welcome-again =
    <b>Siz artıq abunəsiniz.</b>
    Xülasə { $schedule } gəlir ({ $zone } vaxtı ilə). Heç nə dəyişdirilmədi.
welcome-back =
    <b>Yenidən xoş gəlmisiniz!</b> Ayarlarınız olduğu kimi qalıb.
    Xülasə { $schedule } gəlir ({ $zone } vaxtı ilə).
welcome-news-language = Bu dildə hələ xəbər yoxdur, xəbərlər bu dildə gələcək: { $language }.
welcome-hint = İstənilən ayarı düymə ilə dəyişin və ya /help yazın.
subscribe-offer = Hər səhər günün ən vacib on başlığını burada almaq istəyirsiniz?
subscribe-first = Əvvəlcə abunə olun: ayarlarınızı saxlamaq üçün bu lazımdır.
button-subscribe = Abunə olmaq
button-digest-now = 📰 Xülasə indi
button-language = 🌐 Dil
button-topics = 🗂 Bölmələr
button-schedule = ⏰ Vaxt
button-timezone = 🌍 Saat qurşağı
button-privacy = 🔒 Məxfilik
button-quiet-on = 🌙 Sakit 23:00–07:00
button-quiet-off = 🔔 Sakit saatları söndür
button-sponsored = Sponsorlu materiallar
button-empty = Yeni xəbər yoxdursa, bildir
button-back = ← Ayarlar
button-other-time = ✏️ Başqa
button-schedule-off = Xülasəsiz
button-city = ✏️ Başqa şəhər
button-second = + xəbərlər: { $language }
button-forget = Hamısını sil…
button-forget-sure = Bəli, hamısını sil
button-keep = Saxla
button-cancel = Ləğv et

command-digest = İndiki başlıqlar
command-latest = Ən yeni xəbərlər
command-interviews = Ən yeni müsahibələr
command-read = Tam mətn: nömrə, keçid və ya id
command-topics = Aldığınız bölmələr
command-schedule = Xülasə vaxtları
command-timezone = Saat qurşağınız
command-quiet = Sakit saatlar
command-language = Botun və xəbərlərin dili
command-follow = Söz keçən xəbərdən dərhal xəbər tutmaq
command-unfollow = Sözü izləməyi dayandırmaq
command-following = İzlədiyiniz sözlər
command-breaking = Hansı bildirişlər gəlsin
command-pause = Bir müddət heç nə gəlməsin
command-resume = Fasiləni bitirmək
command-why = Sizə nə göndərilib və niyə
command-settings = Bütün ayarlar bir ekranda
command-privacy = Nələr saxlanılır və sizin id
command-forget = Saxlanılanların hamısını silmək
command-stop = Daha heç nə gəlməsin
command-cancel = Sualdan çıxmaq
command-help = Bütün əmrlər

settings-screen =
    <b>Ayarlar</b>

    Dil: { $languages }
    Bölmələr: { $topics }
    Xülasələr: { $schedule }
    Saat qurşağı: { $zone }
    Sakit saatlar: { $quiet }
    Bildirişlər: { $alerts }
    İzlənilən sözlər: { $words }
    Sponsorlu materiallar: { $sponsored }
    Yeni xəbər yoxdursa, bildir: { $empty }
settings-paused = ⏸ Fasilə bu vaxta qədərdir: { $until }. Ona qədər heç nə gəlmir.
settings-stopped = ⏸ Hazırda heç nə gəlmir. /start xülasələri qaytarır.
word-yes = bəli
word-no = xeyr
schedule-none = heç vaxt
words-none = yoxdur
quiet-none = yoxdur
days-all = hər gün
days-weekdays = iş günləri
days-weekends = həftəsonu
topics-all = Bütün bölmələr
topics-screen-all =
    <b>Bölmələr</b>
    Hamısını alırsınız. Yalnız bəzilərini seçmək üçün birini basın.
topics-screen =
    <b>Bölmələr</b>
    İşarələnmişləri alırsınız. “Digər” bölməsi olmayan xəbərlərdir.
topics-unknown = Tanımıram: { $names }. Tanıdıqlarım: { $known }. Məsələn: <code>/topics siyasət iqtisadiyyat</code>
schedule-screen =
    <b>Xülasə vaxtları</b>
    İndi: { $schedule } ({ $zone } vaxtı ilə).

    İstədiyiniz saatları basın və ya bir sətirdə yazın: <code>/schedule weekdays 08:00 18:30; weekends 10:00</code>
schedule-wrong = “{ $part }” nə gün, nə də vaxtdır. Məsələn: <code>/schedule weekdays 08:00 18:30; weekends 10:00</code>
schedule-set = Hazırdır. Xülasə { $schedule } gələcək ({ $zone } vaxtı ilə). Növbəti: { $next }.
schedule-set-off = Hazırdır. Xülasə gəlməyəcək. /schedule onu qaytarır.
schedule-ask = Saat neçədə? Belə yazın: <code>07:45</code> və ya <code>weekdays 07:45</code>. Çıxmaq üçün /cancel.
zone-screen =
    <b>Saat qurşağı</b>
    { $zone }, orada indi saat { $time }.

    Birini basın, şəhər yazın və ya məkanınızı göndərin.
zone-ask = Hansı şəhərdəsiniz? Adını yazın və ya məkanınızı göndərin. Çıxmaq üçün /cancel.
zone-set = Hazırdır. Saat qurşağınız: { $zone }; orada indi saat { $time }.
zone-unknown = “{ $name }” tanınmadı. Yaxındakı böyük şəhəri, <code>Europe/Berlin</code> kimi qurşağı yazın və ya məkanınızı göndərin.
zone-which = Hansını nəzərdə tutursunuz?
language-screen =
    <b>Dil</b>
    Botun və xəbərlərin dili. İkinci dil yalnız birincinin boş qoyduğunu doldurur.
language-set = Hazırdır. İndi azərbaycanca danışıram.
language-news-from = Bu dildə hələ xəbər yoxdur, xəbərlər bu dildə gəlir: { $language }.
language-second-set = Hazırdır. Birinci dilin boş qoyduğunu bu dildə xəbərlər doldurur: { $language }.
language-second-off = Hazırdır. Xəbərlər bir dildə gəlir.
language-unknown = “{ $name }” dilini hələ bilmirəm. Bildiklərim: { $known }. Məsələn: <code>/language { $example }</code>
quiet-set = Hazırdır. Sakit saatlar: { $quiet }. Həmin vaxt gələnlər səssiz gəlir.
quiet-set-off = Hazırdır. Sakit saatlar yoxdur.
quiet-wrong = “{ $part }” oxunmadı. Məsələn: <code>/quiet 23:00-07:00</code> və ya <code>/quiet off</code>
toast-saved = Yadda saxlanıldı
toast-stale = Bu düymə köhnəlib. İndiki vəziyyət göstərilir.
toast-stale-article = Səhifə hazırda göstərilə bilmir. Məqaləni yenidən açın.
toast-unknown-button = Bu düymə köhnəlib. İşləyənlər: /help
toast-error = Alınmadı. Bir daha cəhd edin.
toast-cancelled = Ləğv edildi
privacy-screen =
    <b>Məxfilik</b>
    Saxlanılır: bu söhbətin id-si, ayarlarınız, izlədiyiniz sözlər, sizə son göstərilən başlıqlar, sizə nəyin nə vaxt göndərildiyi (30 gün). Saxlanılmır: adınız, mesajlarınız, nə oxuduğunuz.

    Sizin id: { $id }
    /forget hamısını silir.
forget-screen = <b>Hamısı silinsin?</b> Ayarlarınız, izlədiyiniz sözlər və qəbzlər birdəfəlik silinəcək, daha heç nə gəlməyəcək.
forget-done = Silindi. Bu söhbətdən daha heç nə saxlanılmır. /start yenidən başlayır.
forget-kept = Heç nə silinmədi.
stop-done = Daha heç nə gəlməyəcək. Ayarlarınız /start əmrinə qədər saxlanılır.
help-screen = <b>Nələr edə bilirəm</b>
help-hint = Tam mətni oxumaq üçün son siyahıdakı nömrəni və ya agentliyin keçidini göndərin.
read-usage = Hansını? Son siyahıdakı nömrəni, id və ya keçid yazın: <code>/read 3</code>
read-unknown = “{ $what }” məqaləsi yoxdur. Nömrələr son göstərilən siyahıya aiddir: /latest
read-foreign = Bu keçid agentliyin deyil. Aça bildiklərim: { $hosts }
read-too-old = Bu məqalə məndə yoxdur (və ya artıq yoxdur). Agentliyin səhifəsi: { $link }
latest-unknown-section = “{ $name }” bölməsini tanımıram. Tanıdıqlarım: { $known }
text-unknown = Anlamadım. Son siyahıdakı nömrəni və ya agentliyin keçidini göndərin, ya da /help yazın.
command-unknown = Bu əmri tanımıram. Bildiklərim: /help
cancel-done = Ləğv edildi.
cancel-nothing = Ləğv ediləcək heç nə yoxdur.
group-hello = Salam! Hələlik xülasələri şəxsi söhbətdə göndərirəm: { $link }
topic-gone = Yazdığım mövzu silinib və ya bağlanıb. Bundan sonra bura yazacağam.
error-general = Məndə nəsə xəta baş verdi. Bir dəqiqədən sonra yenidən cəhd edin.

### Alerts: the message itself

alert-flash = Son dəqiqə
alert-urgent = Təcili
alert-notable = Diqqətəlayiq
alert-word = İzlədiyiniz söz: { $words }
alert-word-past = İzlədiyiniz söz

### Alerts: which come, and followed words

alerts-off = söndürülüb
alerts-flash = yalnız son dəqiqə
alerts-urgent = son dəqiqə və təcili
alerts-all = hamısı
alerts-a-day = { $choice }, gündə ən çoxu { $count }
alerts-words-a-day = { $choice }, izlənilən sözlər isə gündə ən çoxu { $count }
alerts-screen =
    <b>Bildirişlər</b>
    İndi: { $alerts }.

    “Son dəqiqə” istənilən saatda səslə gəlir və sayılmır. Təcili xəbərlər və izlədiyiniz sözlər sakit saatlarda səssiz gəlir. Günlük saydan artıq olanlar növbəti xülasəni gözləyir. Bildirişlər söndürüləndə izlənilən sözlər də gəlmir.

    Bir sətirdə: <code>/breaking təcili 5</code>
alerts-set = Hazırdır. Bildirişlər: { $alerts }.
alerts-wrong = “{ $part }” oxunmadı. Yazın: söndür, son dəqiqə, təcili və ya hamısı; istəsəniz, gündə ən çoxu neçə olsun (1–50): <code>/breaking təcili 5</code>
button-alerts = ⚡ Bildirişlər
button-cap = gündə { $count }

following-screen =
    <b>İzlənilən sözlər: { $count }</b>
    { $words }

    Bu sözlərdən biri keçən yeni başlıq dərhal gəlir. İzləməyi dayandırmaq üçün sözü basın və ya yenisini əlavə edin: <code>/follow neft qiyməti</code>
following-empty =
    <b>İzlənilən sözlər</b>
    Hələ yoxdur. Söz və ya ifadə yazın, o keçən yeni başlıq dərhal gəlsin: <code>/follow neft qiyməti</code>

    Şəkilçilər və hərf işarələri fərq etmir: “Şuşa” həm “Şuşada”, həm də “Susa” sözünü tapır.
follow-added = İzlənilir: { $words }. Belə yeni başlıq dərhal gələcək.
follow-known = Bunu artıq izləyirsiniz: { $words }.
follow-empty = Burada hərf yoxdur. Məsələn: <code>/follow neft qiyməti</code>
follow-too-short = “{ $part }” çox qısadır: başlıqların yarısına uyğun gələr. Ən azı iki hərf yazın.
follow-too-long = “{ $part }” çox uzundur. İfadədə ən çoxu altı söz və 60 işarə ola bilər.
follow-full = “{ $part }” üçün yer yoxdur: ən çoxu 50 söz izləmək olar. Əvvəlcə birini silin: /following
follow-alerts-off = Bildirişlər söndürülüb, ona görə izlənilən sözlər də gəlmir. /breaking onları qaytarır.
unfollow-done = { $words } artıq izlənilmir.
unfollow-unknown = “{ $word }” sözünü izləmirsiniz.
button-following = 🔔 İzlənilən sözlər
button-unfollow = 🔕 İzləmə: { $word }
button-follow-again = ↩️ Yenidən izlə
toast-unfollowed = Artıq izlənilmir: { $word }
toast-not-followed = Bu sözü artıq izləmirsiniz.

### Pause and receipts

duration-minutes = { $count } dəqiqə
duration-hours = { $count } saat
duration-days = { $count } gün
duration-weeks = { $count } həftə
pause-screen =
    <b>Fasilə</b>
    Heç nə gəlmir, “Son dəqiqə” də daxil olmaqla. Sonra bir mesaj qaçırdıqlarınızı göstərir.

    Nə qədər? Birini basın və ya yazın: <code>/pause 3 gün</code>
pause-until =
    <b>Fasilə: { $until } vaxtınadək</b> ({ $zone } vaxtı ilə).
    Ona qədər heç nə gəlmir, “Son dəqiqə” də daxil olmaqla; sonra bir mesaj qaçırdıqlarınızı göstərəcək.
pause-wrong = “{ $part }” müddət kimi oxunmadı. Məsələn: <code>/pause 12 saat</code>, <code>/pause 3 gün</code>, <code>/pause 2 həftə</code>
pause-range = Fasilə bir saatdan 52 həftəyədək ola bilər. Məsələn: <code>/pause 12 saat</code>, <code>/pause 3 gün</code>, <code>/pause 2 həftə</code>
pause-none = Fasilə yoxdur.
pause-over = Fasilə bitdi.
pause-next = Növbəti xülasə: { $next }.
button-pause = ⏸ Fasilə
button-resume = ▶️ İndi davam et

why-screen = <b>Sizə nə göndərilib və niyə</b>
why-empty = Son 30 gündə sizə heç nə göndərilməyib.
why-next = Növbəti xülasə: { $next }.
why-digest = { $when } xülasəsi
why-catch-up = { $when }, fasilədən sonra
why-broadcast = { $when }, redaksiyadan
why-alert-flash = { $when }, son dəqiqə
why-alert-urgent = { $when }, təcili
why-alert-notable = { $when }, diqqətəlayiq
why-alert-word = { $when }, izlədiyiniz söz
why-end-sent = göndərildi, saat { $time }
why-end-sent-items = göndərildi, saat { $time }, { $count } başlıq
why-end-skipped = buraxıldı, bölmələrinizdə yeni xəbər yox idi
why-end-told-nothing = bölmələrinizdə yeni xəbər yox idi; bu barədə saat { $time } bildirildi
why-end-unknown-stopped = bot dayandırılanda yolda idi. Çatmamış ola bilər; iki dəfə göndərilmir
why-end-unknown-connection = bağlantı kəsiləndə yolda idi. Çatmamış ola bilər; iki dəfə göndərilmir
why-end-held-notable = təcili olmadığı üçün növbəti xülasəyə saxlanıldı
why-end-held-cap = günlük bildiriş sayından artıq olduğu üçün növbəti xülasəyə saxlanıldı
why-end-too-late = göndərilmədi, vaxtı keçmişdi
why-end-paused = göndərilmədi, fasilə vermişdiniz
why-end-stopped = göndərilmədi, botu dayandırmışdınız
why-end-unreachable = çatdırılmadı, Telegram bu söhbətin əlçatan olmadığını bildirdi
why-end-not-wanted = göndərilmədi, belə bildirişləri artıq istəmirdiniz
why-end-withdrawn = göndərilmədi, agentlik xəbəri geri götürmüşdü
why-end-cancelled = göndərilmədi, redaksiya ləğv etmişdi
why-end-failed = bizim səhvimiz üzündən göndərilmədi
why-end-dropped = göndərilmədi

### Editor

command-broadcast = Oxuculara mesaj göndərmək
command-broadcasts = Göndərişlər: gedən və bitmiş
command-editor-breaking = Məqaləni təcili xəbər kimi göndərmək
help-editor = <b>Redaktorlar üçün</b>
button-everyone = Hamıya
button-by-language = Dilə görə
button-only-test = Yalnız sınaq
button-now = İndi
button-send = Göndər
button-audience = ← Kimə
button-broadcast-pause = Dayandır
button-broadcast-resume = Davam et
button-level-flash = Son dəqiqə
button-level-urgent = Təcili
button-level-notable = Diqqətəlayiq
broadcast-ask = Nə göndərilsin? Mesajı formatı ilə birlikdə yazın. Çıxmaq üçün /cancel.
broadcast-only-text = Hələlik yalnız mətn göndərə bilirəm: şəkil, fayl və albom olmur. Mesajı mətnlə yazın və ya /cancel ilə çıxın.
broadcast-wrong-length = Mesajda 1–{ $limit } simvol olmalıdır, bunda isə { $count } simvol var. Daha qısasını göndərin və ya /cancel ilə çıxın.
broadcast-refused = Telegram bu mesajı qəbul etmir, ona görə də onu göndərmək olmur. Heç nə göndərilmədi. Yenidən başlamaq üçün /broadcast.
broadcast-audience = <b>Kimə göndərilsin?</b>
broadcast-tested = ✅ Bu, sınaq idi: mesajı yalnız siz aldınız.
broadcast-languages = <b>Hansı dil?</b> Yanında: indi neçə söhbətin bu dildə olduğu.
broadcast-no-languages = Hazırda abunəçi yoxdur.
broadcast-when =
    Kimə: { $audience }

    <b>Nə vaxt?</b>
broadcast-previewed = Kimə: { $audience }. Nə vaxt: indi. Önbaxış aşağıdadır.
broadcast-preview = 👆 <b>Oxucular məhz bunu görəcək.</b>
broadcast-reach-to = Kimə: { $audience }
broadcast-reach-size = { $recipients ->
    [one] { $recipients } söhbət, { $time }
   *[other] { $recipients } söhbət, { $time }
}
broadcast-nobody = Hazırda onu alacaq kimsə yoxdur, göndəriləsi heç nə yoxdur.
broadcast-to-everyone = hamıya
broadcast-to-language = dilə görə: { $languages }
broadcast-to-readers = xəbərləri bu dildə oxuyanlara: { $language }
broadcast-dropped = Ləğv edildi. Heç nə göndərilmədi.
breaking-level-flash = <b>Son dəqiqə</b>: hamıda səslənir, sakit saatlarda da.
breaking-level-urgent = <b>Təcili</b>: səslənir, sakit saatlarda isə səssiz gəlir.
breaking-level-notable = <b>Diqqətəlayiq</b>: heç kimdə səslənmir, növbəti xülasəni gözləyir.
breaking-usage = Hansı məqalə və nə dərəcədə təcili? Məsələn: <code>/breaking 3 flash</code>. Dərəcələr: flash, urgent, notable.
breaking-withdrawn = Agentlik bu məqaləni geri götürüb və ya o çox köhnədir: göndərmək olmur.
broadcast-name = <b>Göndəriş { $id }</b>
broadcast-name-flash = <b>Son dəqiqə { $id }</b>
broadcast-name-urgent = <b>Təcili { $id }</b>
broadcast-name-notable = <b>Diqqətəlayiq { $id }</b>
broadcast-state-draft = Hələ göndərilməyib
broadcast-state-running = Göndərilir
broadcast-state-paused = Fasilədədir
broadcast-state-stopped = Dayandırıldı: həddən çox mesaj alınmadı. “Davam et” alınmayanları yenidən göndərir.
broadcast-state-cancelled = Ləğv edildi: daha heç kim almayacaq.
broadcast-state-done = Bitdi
broadcast-counts = göndərildi { $sent } · alınmadı { $failed } · bloklayıb { $blocked }
broadcast-counts-left = göndərildi { $sent } · alınmadı { $failed } · bloklayıb { $blocked } · qalıb { $left }
broadcast-skipped = göndərilmədi (çıxıb, fasilədədir və ya ləğv edildi): { $count }
broadcast-held = indi göndərilmədi (xülasəni gözləyir, çıxıb və ya ləğv edildi): { $count }
broadcast-pace = saniyədə { $rate }, qalan vaxt: { $time }
broadcast-took = çəkdi: { $time }
broadcast-moved = Göndəriş { $id }: kartı aşağıdadır.
broadcast-report = ✅ <b>Göndəriş { $id } bitdi.</b>
broadcast-alarm = ⚠️ <b>Göndəriş { $id } dayandırıldı.</b> { $ended } mesajdan { $failed } alınmadı. Hələ göndərilməyənlər gözləyir.
broadcasts-title = <b>Göndərişlər</b>
broadcasts-empty = Hələ heç nə göndərilməyib. Başlamaq üçün /broadcast.
expected-moment = bir neçə saniyə
expected-under-minute = bir dəqiqədən az
expected-minutes = { $minutes ->
    [one] təxminən bir dəqiqə
   *[other] təxminən { $minutes } dəqiqə
}
expected-hours = təxminən { $hours } saat { $minutes } dəqiqə
took-seconds = { $seconds } san
took-minutes = { $minutes } dəq { $seconds } san
took-hours = { $hours } saat { $minutes } dəq
