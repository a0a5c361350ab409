# English: the source of keys. Every other language has the same keys with the same arguments.
# Messages used as text (button-*, toast-*, command-*, names) carry no markup; the others are Telegram HTML.

### News: greeting

greeting-morning = Good morning!
greeting-day = Good afternoon!
greeting-evening = Good evening!
greeting-night = Hello!

### News: digest

# $count: how many headlines this page shows.
digest-intro = { $count ->
    [one] One headline for you.
   *[other] { $count } headlines for you.
}
digest-page = Page { $page } of { $pages }
digest-last-day = Nothing new in your sections since your last digest. Here is the last 24 hours:
digest-quiet-day = Nothing new in your sections, and nothing in the last 24 hours either.
digest-nothing-new = Nothing new in your sections since your last digest.

### News: lists

list-latest = Latest headlines
# $section: the section's name.
list-latest-section = Latest: { $section }
list-interviews = Interviews
list-empty = No headlines here yet.
list-interviews-empty = No interviews yet.
list-end = That is all for now.

### News: marks of a headline

mark-updated = updated
# $time: "14:05", or with the day in front.
mark-updated-at = updated { $time }
mark-withdrawn = withdrawn
mark-comment = comment
mark-exclusive = exclusive
mark-statement = statement
# $minutes: at 200 words a minute, at least 1.
reading-time = { $minutes } min read

### News: article

article-contents = Questions
article-sponsored = Sponsored content
# $when: time, or day and time.
article-corrected = The agency updated this article: { $when }.
article-withdrawn = The agency has withdrawn this article.
article-no-text = The page has no text to show. Please open the original.
article-part = Part { $part } of { $parts }
# $source: a link to the page, named by its site.
article-source = Source: { $source }
article-summary-only = The full text is not available right now.

button-more = More headlines: { $count }
button-original = 🔗 Original
button-share = ↗️ Share
button-plain = 📄 Plain text
button-retry = 🔄 Try again
button-latest = 📰 Latest headlines

### News: why a page could not be had

failure-bad-url = That link does not look like a web address.
failure-private-address = That address is not public, so it cannot be opened.
failure-dns = The agency’s site could not be found. Try again in a few minutes.
failure-refused = The agency’s site refused the connection. Try again in a few minutes.
failure-tls = The agency’s site could not prove its identity, so the page was not opened.
failure-timeout = The agency’s page did not answer. Try again in a minute.
failure-too-large = The page is too large to show here. Please open the original.
failure-too-many-redirects = The page keeps sending us somewhere else. Please open the original.
failure-http-status = The agency’s site answered with an error. Try again in a minute.
failure-network = The connection to the agency broke off. Try again in a minute.
failure-robots = The agency does not allow bots to read this page. Please open the original.
failure-not-a-feed = That address holds no news feed.
failure-not-a-page = That address holds no article we can show. Please open the original.
failure-empty = The page is empty. Try again in a few minutes.
failure-too-complex = The page is too complex to show here. Please open the original.
failure-gone = The agency’s site no longer has this page.

### News: sections

section-politics = Politics
section-economy = Economy
section-official_chronicle = Official chronicle
section-official_documents = Official documents
section-society = Society
section-culture = Culture
section-sport = Sport
section-world = World
section-science_education = Science and education
section-health = Health
section-tourism = Tourism
section-regions = Regions
section-military = Military
section-incidents = Incidents
section-technology = Technology
section-ecology = Ecology
section-comment = Comment
section-interview = Interviews
section-analytics = Analysis
section-other = Other news

### News: languages, in this language and in their own

language-az = Azerbaijani
language-en = English
language-ru = Russian
language-de = German
language-fr = French
language-es = Spanish
language-ar = Arabic
language-zh = Chinese
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
    👋 <b>Welcome! You are subscribed.</b>
    Ten headlines that matter, { $schedule } ({ $zone } time), and the full text of any article or interview here in the chat.
welcome-again =
    <b>You are subscribed.</b>
    Your digest comes { $schedule } ({ $zone } time). Nothing was changed.
welcome-back =
    <b>Welcome back!</b> Your settings are as you left them.
    Your digest comes { $schedule } ({ $zone } time).
welcome-news-language = There is no news in your language yet, so the news comes in: { $language }.
welcome-hint = Change anything with a button, or see /help.
subscribe-offer = Would you like the day’s ten headlines here, every morning?
subscribe-first = Please subscribe first: then your settings have a place to be kept.
button-subscribe = Subscribe
button-digest-now = 📰 Digest now
button-language = 🌐 Language
button-topics = 🗂 Sections
button-schedule = ⏰ Time
button-timezone = 🌍 Time zone
button-privacy = 🔒 Privacy
button-quiet-on = 🌙 Quiet 23:00–07:00
button-quiet-off = 🔔 Quiet hours off
button-sponsored = Sponsored items
button-empty = Tell me when nothing is new
button-back = ← Settings
button-other-time = ✏️ Other
button-schedule-off = No digests
button-city = ✏️ Another city
button-second = + news in { $language }
button-forget = Erase everything…
button-forget-sure = Yes, erase everything
button-keep = Keep it
button-cancel = Cancel

command-digest = Headlines now
command-latest = Newest headlines
command-interviews = Newest interviews
command-read = Full text: number, link or id
command-topics = Sections you get
command-schedule = When digests come
command-timezone = Your time zone
command-quiet = Quiet hours
command-language = Language of the bot and the news
command-settings = All settings on one screen
command-privacy = What is stored, and your id
command-forget = Erase all that is stored
command-stop = Nothing more comes
command-cancel = Leave a question
command-help = All commands

settings-screen =
    <b>Settings</b>

    Language: { $languages }
    Sections: { $topics }
    Digests: { $schedule }
    Time zone: { $zone }
    Quiet hours: { $quiet }
    Sponsored items: { $sponsored }
    Tell me when nothing is new: { $empty }
settings-stopped = ⏸ Nothing comes at present. /start brings the digests back.
word-yes = yes
word-no = no
schedule-none = never
quiet-none = off
days-all = every day
days-weekdays = on weekdays
days-weekends = at weekends
topics-all = All sections
topics-screen-all =
    <b>Sections</b>
    You get all of them. Press one to choose only some.
topics-screen =
    <b>Sections</b>
    You get the ticked ones. “Other” is what has no section.
topics-unknown = I do not know { $names }. I know: { $known }. For example: <code>/topics politics economy</code>
schedule-screen =
    <b>When digests come</b>
    Now: { $schedule } ({ $zone } time).

    Press the hours you want, or write it in one line: <code>/schedule weekdays 08:00 18:30; weekends 10:00</code>
schedule-wrong = I could not read “{ $part }” as days or a time. For example: <code>/schedule weekdays 08:00 18:30; weekends 10:00</code>
schedule-set = Done. Your digest comes { $schedule } ({ $zone } time). Next: { $next }.
schedule-set-off = Done. No digests come. /schedule brings them back.
schedule-ask = What time? Write it like <code>07:45</code>, or <code>weekdays 07:45</code>. /cancel leaves.
zone-screen =
    <b>Time zone</b>
    { $zone }, where it is { $time } now.

    Press one, write a city, or send a location.
zone-ask = Which city are you in? Write its name, or send a location. /cancel leaves.
zone-set = Done. Your time zone is { $zone }; it is { $time } there now.
zone-unknown = I do not know “{ $name }”. Write a larger city near you or a zone such as <code>Europe/Berlin</code>, or send a location.
zone-which = Which one do you mean?
language-screen =
    <b>Language</b>
    Of the bot and of the news. A second one fills only what the first leaves empty.
language-set = Done. I speak English now.
language-news-from = There is no news in this language yet: it comes in { $language }.
language-second-set = Done. News in { $language } fills what the first language leaves empty.
language-second-off = Done. News comes in one language.
language-unknown = I do not speak “{ $name }” yet. I speak: { $known }. For example: <code>/language { $example }</code>
quiet-set = Done. Quiet hours: { $quiet }. What comes then comes without a sound.
quiet-set-off = Done. No quiet hours.
quiet-wrong = I could not read “{ $part }”. For example: <code>/quiet 23:00-07:00</code> or <code>/quiet off</code>
toast-saved = Saved
toast-stale = This button is out of date. Here is the present state.
toast-stale-article = The page cannot be shown just now. Please open the article again.
toast-unknown-button = This button is out of date. /help shows what works.
toast-error = That did not work. Please try again.
toast-cancelled = Cancelled
privacy-screen =
    <b>Privacy</b>
    Stored: this chat’s id, your settings, the headlines last shown to you, and when your digests went out (30 days). Not stored: your name, your messages, what you read.

    Your id: { $id }
    /forget erases all of it.
forget-screen = <b>Erase everything?</b> Your settings, times and receipts are gone for good, and nothing more comes.
forget-done = Erased. Nothing of this chat is stored any more. /start begins anew.
forget-kept = Nothing was erased.
stop-done = Nothing more comes. Your settings are kept until /start.
help-screen = <b>What I can do</b>
help-hint = Send a number of the last list, or a link of the agency, to read the full text.
read-usage = Which one? Write a number of the last list, an id or a link: <code>/read 3</code>
read-unknown = I have no article “{ $what }”. Numbers count in the list last shown: /latest
read-foreign = That link is not one of this agency’s. I can open: { $hosts }
read-too-old = I do not have this article (any more). The agency’s page: { $link }
latest-unknown-section = I do not know the section “{ $name }”. I know: { $known }
text-unknown = I did not understand that. Send a number of the last list or a link of the agency, or see /help.
command-unknown = I do not know this command. /help lists those I know.
cancel-done = Cancelled.
cancel-nothing = There is nothing to cancel.
group-hello = Hello! For now I deliver briefings in private chats: { $link }
error-general = Something went wrong on my side. Please try again in a minute.
