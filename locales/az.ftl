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
    Sponsorlu materiallar: { $sponsored }
    Yeni xəbər yoxdursa, bildir: { $empty }
settings-stopped = ⏸ Hazırda heç nə gəlmir. /start xülasələri qaytarır.
word-yes = bəli
word-no = xeyr
schedule-none = heç vaxt
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
    Saxlanılır: bu söhbətin id-si, ayarlarınız, sizə son göstərilən başlıqlar və xülasələrin göndərilmə vaxtı (30 gün). Saxlanılmır: adınız, mesajlarınız, nə oxuduğunuz.

    Sizin id: { $id }
    /forget hamısını silir.
forget-screen = <b>Hamısı silinsin?</b> Ayarlarınız, vaxtlar və qəbzlər birdəfəlik silinəcək, daha heç nə gəlməyəcək.
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
error-general = Məndə nəsə xəta baş verdi. Bir dəqiqədən sonra yenidən cəhd edin.
