# Русский. Ключи и аргументы те же, что в en.ftl.

### News: greeting

greeting-morning = Доброе утро!
greeting-day = Добрый день!
greeting-evening = Добрый вечер!
greeting-night = Доброй ночи!

### News: digest

digest-intro = { $count ->
    [one] Для вас { $count } новость.
    [few] Для вас { $count } новости.
    [many] Для вас { $count } новостей.
   *[other] Для вас { $count } новости.
}
digest-page = Страница { $page } из { $pages }
digest-last-day = В ваших разделах нет ничего нового с последнего дайджеста. Вот новости за последние 24 часа:
digest-quiet-day = В ваших разделах нет ничего нового — и за последние 24 часа новостей тоже не было.
digest-nothing-new = В ваших разделах нет ничего нового с последнего дайджеста.

### News: lists

list-latest = Последние новости
list-latest-section = Последние новости: { $section }
list-interviews = Интервью
list-empty = Здесь пока нет новостей.
list-interviews-empty = Интервью пока нет.
list-end = Пока это всё.

### News: marks of a headline

mark-updated = обновлено
mark-updated-at = обновлено: { $time }
mark-withdrawn = отозвано
mark-comment = комментарий
mark-exclusive = эксклюзив
mark-statement = заявление
reading-time = { $minutes } мин чтения

### News: article

article-contents = Вопросы
article-sponsored = Спонсорский материал
article-corrected = Агентство обновило этот материал: { $when }.
article-withdrawn = Агентство отозвало этот материал.
article-no-text = На странице нет текста, который можно показать. Откройте оригинал.
article-part = Часть { $part } из { $parts }
article-source = Источник: { $source }
article-summary-only = Полный текст сейчас недоступен.

button-more = Ещё новости: { $count }
button-original = 🔗 Оригинал
button-share = ↗️ Поделиться
button-plain = 📄 Простой текст
button-retry = 🔄 Повторить
button-latest = 📰 Последние новости

### News: why a page could not be had

failure-bad-url = Эта ссылка не похожа на адрес сайта.
failure-private-address = Этот адрес не публичный, поэтому открыть его нельзя.
failure-dns = Не удалось найти сайт агентства. Попробуйте ещё раз через несколько минут.
failure-refused = Сайт агентства не принял соединение. Попробуйте ещё раз через несколько минут.
failure-tls = Не удалось подтвердить подлинность сайта агентства, поэтому страница не открыта.
failure-timeout = Страница агентства не ответила. Попробуйте ещё раз через минуту.
failure-too-large = Страница слишком большая, чтобы показать её здесь. Откройте оригинал.
failure-too-many-redirects = Страница всё время перенаправляет на другой адрес. Откройте оригинал.
failure-http-status = Сайт агентства ответил ошибкой. Попробуйте ещё раз через минуту.
failure-network = Соединение с агентством прервалось. Попробуйте ещё раз через минуту.
failure-robots = Агентство не разрешает ботам читать эту страницу. Откройте оригинал.
failure-not-a-feed = По этому адресу нет новостной ленты.
failure-not-a-page = По этому адресу нет статьи, которую можно показать. Откройте оригинал.
failure-empty = Страница пуста. Попробуйте ещё раз через несколько минут.
failure-too-complex = Страница слишком сложная, чтобы показать её здесь. Откройте оригинал.
failure-gone = На сайте агентства этой страницы больше нет.

### News: sections

section-politics = Политика
section-economy = Экономика
section-official_chronicle = Официальная хроника
section-official_documents = Официальные документы
section-society = Общество
section-culture = Культура
section-sport = Спорт
section-world = В мире
section-science_education = Наука и образование
section-health = Здравоохранение
section-tourism = Туризм
section-regions = Регионы
section-military = Армия
section-incidents = Происшествия
section-technology = Технологии
section-ecology = Экология
section-comment = Комментарии
section-interview = Интервью
section-analytics = Аналитика
section-other = Другие новости

### News: languages, in this language and in their own

language-az = Азербайджанский
language-en = Английский
language-ru = Русский
language-de = Немецкий
language-fr = Французский
language-es = Испанский
language-ar = Арабский
language-zh = Китайский
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
    👋 <b>Добро пожаловать! Вы подписаны.</b>
    Десять главных заголовков { $schedule } (время: { $zone }), а полный текст любой статьи и интервью — прямо в этом чате.
welcome-again =
    <b>Вы уже подписаны.</b>
    Сводка приходит { $schedule } (время: { $zone }). Ничего не изменено.
welcome-back =
    <b>С возвращением!</b> Ваши настройки сохранены.
    Сводка приходит { $schedule } (время: { $zone }).
welcome-news-language = На этом языке новостей пока нет, поэтому новости приходят на другом: { $language }.
welcome-hint = Всё можно изменить кнопками; список команд — /help.
subscribe-offer = Хотите каждое утро получать здесь десять главных заголовков дня?
subscribe-first = Сначала подпишитесь: тогда будет где хранить ваши настройки.
button-subscribe = Подписаться
button-digest-now = 📰 Сводка сейчас
button-language = 🌐 Язык
button-topics = 🗂 Рубрики
button-schedule = ⏰ Время
button-timezone = 🌍 Часовой пояс
button-privacy = 🔒 Данные
button-quiet-on = 🌙 Тихо 23:00–07:00
button-quiet-off = 🔔 Выключить тихие часы
button-sponsored = Рекламные материалы
button-empty = Сообщать, если нового нет
button-back = ← Настройки
button-other-time = ✏️ Другое
button-schedule-off = Без сводок
button-city = ✏️ Другой город
button-second = + новости: { $language }
button-forget = Стереть всё…
button-forget-sure = Да, стереть всё
button-keep = Оставить
button-cancel = Отмена

command-digest = Заголовки сейчас
command-latest = Самые новые заголовки
command-interviews = Новые интервью
command-read = Полный текст: номер, ссылка или id
command-topics = Ваши рубрики
command-schedule = Когда приходят сводки
command-timezone = Ваш часовой пояс
command-quiet = Тихие часы
command-language = Язык бота и новостей
command-settings = Все настройки на одном экране
command-privacy = Что хранится и ваш id
command-forget = Стереть всё, что хранится
command-stop = Больше ничего не присылать
command-cancel = Выйти из вопроса
command-help = Все команды

settings-screen =
    <b>Настройки</b>

    Язык: { $languages }
    Рубрики: { $topics }
    Сводки: { $schedule }
    Часовой пояс: { $zone }
    Тихие часы: { $quiet }
    Рекламные материалы: { $sponsored }
    Сообщать, если нового нет: { $empty }
settings-stopped = ⏸ Сейчас ничего не приходит. /start вернёт сводки.
word-yes = да
word-no = нет
schedule-none = никогда
quiet-none = нет
days-all = каждый день
days-weekdays = по будням
days-weekends = по выходным
topics-all = Все рубрики
topics-screen-all =
    <b>Рубрики</b>
    Вы получаете все. Нажмите одну, чтобы выбрать только некоторые.
topics-screen =
    <b>Рубрики</b>
    Вы получаете отмеченные. «Прочее» — новости без рубрики.
topics-unknown = Не знаю: { $names }. Знаю: { $known }. Например: <code>/topics политика экономика</code>
schedule-screen =
    <b>Когда приходят сводки</b>
    Сейчас: { $schedule } (время: { $zone }).

    Отметьте нужные часы или напишите одной строкой: <code>/schedule weekdays 08:00 18:30; weekends 10:00</code>
schedule-wrong = «{ $part }» — не день и не время. Например: <code>/schedule weekdays 08:00 18:30; weekends 10:00</code>
schedule-set = Готово. Сводка приходит { $schedule } (время: { $zone }). Следующая: { $next }.
schedule-set-off = Готово. Сводки не приходят. /schedule вернёт их.
schedule-ask = В какое время? Напишите, например, <code>07:45</code> или <code>weekdays 07:45</code>. Выйти: /cancel.
zone-screen =
    <b>Часовой пояс</b>
    { $zone }, там сейчас { $time }.

    Нажмите нужный, напишите город или отправьте геопозицию.
zone-ask = В каком вы городе? Напишите название или отправьте геопозицию. Выйти: /cancel.
zone-set = Готово. Ваш часовой пояс — { $zone }; там сейчас { $time }.
zone-unknown = Не знаю «{ $name }». Напишите крупный город рядом или пояс вида <code>Europe/Berlin</code>, либо отправьте геопозицию.
zone-which = Какой из них?
language-screen =
    <b>Язык</b>
    Язык бота и новостей. Второй язык только дополняет то, чего нет на первом.
language-set = Готово. Теперь я говорю по-русски.
language-news-from = На этом языке новостей пока нет: они приходят на другом ({ $language }).
language-second-set = Готово. Чего нет на первом языке, дополнят новости на втором: { $language }.
language-second-off = Готово. Новости приходят на одном языке.
language-unknown = Языка «{ $name }» я пока не знаю. Знаю: { $known }. Например: <code>/language { $example }</code>
quiet-set = Готово. Тихие часы: { $quiet }. В это время всё приходит без звука.
quiet-set-off = Готово. Тихих часов нет.
quiet-wrong = Не удалось прочитать «{ $part }». Например: <code>/quiet 23:00-07:00</code> или <code>/quiet off</code>
toast-saved = Сохранено
toast-stale = Эта кнопка устарела. Показываю, как есть сейчас.
toast-stale-article = Страницу сейчас не показать. Откройте статью ещё раз.
toast-unknown-button = Эта кнопка устарела. Что работает — /help.
toast-error = Не получилось. Попробуйте ещё раз.
toast-cancelled = Отменено
privacy-screen =
    <b>Данные</b>
    Хранится: id этого чата, ваши настройки, последние показанные заголовки и время отправки сводок (30 дней). Не хранится: имя, ваши сообщения, что вы читали.

    Ваш id: { $id }
    /forget стирает всё.
forget-screen = <b>Стереть всё?</b> Настройки, время и квитанции исчезнут навсегда, и больше ничего не придёт.
forget-done = Стёрто. Об этом чате больше ничего не хранится. /start начнёт заново.
forget-kept = Ничего не стёрто.
stop-done = Больше ничего не придёт. Настройки сохранятся до /start.
help-screen = <b>Что я умею</b>
help-hint = Чтобы прочитать полный текст, отправьте номер из последнего списка или ссылку агентства.
read-usage = Что открыть? Напишите номер из последнего списка, id или ссылку: <code>/read 3</code>
read-unknown = Статьи «{ $what }» у меня нет. Номера относятся к последнему списку: /latest
read-foreign = Это ссылка не этого агентства. Могу открыть: { $hosts }
read-too-old = Этой статьи у меня нет (или уже нет). Страница агентства: { $link }
latest-unknown-section = Не знаю рубрику «{ $name }». Знаю: { $known }
text-unknown = Не понимаю. Отправьте номер из последнего списка или ссылку агентства; команды — /help.
command-unknown = Такой команды я не знаю. Список команд — /help.
cancel-done = Отменено.
cancel-nothing = Отменять нечего.
group-hello = Здравствуйте! Пока я присылаю сводки в личном чате: { $link }
error-general = У меня что-то пошло не так. Попробуйте через минуту.
