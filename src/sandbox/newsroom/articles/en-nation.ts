// English stories about the state, the economy and the regions. Everything in them is invented.
import type { Draft } from './article.ts'

export const enNation: Draft[] = [
  {
    number: 3610118,
    language: 'en',
    section: 'official_chronicle',
    title: 'Caspian coastal cities sign charter on clean harbours',
    city: 'Baku',
    picture: true,
    minutesAgo: 690,
    story: 'harbours',
    body: {
      form: 'report',
      blocks: [
        'Mayors of eleven cities on the Caspian coast have signed a charter in Baku that commits their harbours to taking in oily water and waste from every ship, free of charge.',
        'Under the charter each city will open at least one reception point by the end of next year. The cost is to be covered by a small levy on port dues, which falls for ships that sort their waste on board.',
        '“A captain should not have to choose between the rules and his budget,” said Kamran Behbudlu, who chairs the council of coastal cities. “From now on the honest way is also the cheap one.”',
        'The council will publish the amounts collected in every harbour each quarter. Divers from three universities are to check the sea floor at the moorings twice a year.',
        'Four more cities have announced that they will join once their councils have voted.',
      ],
    },
  },
  {
    number: 3610176,
    language: 'en',
    section: 'economy',
    title: 'Night train between Baku and Astara to run every day from December',
    city: 'Baku',
    picture: true,
    minutesAgo: 412,
    body: {
      form: 'report',
      blocks: [
        'The night train between Baku and Astara, which now leaves three times a week, will run every day from December 1, the Coastal Railway has said.',
        'The train departs from Baku at 22:40 and reaches Astara at 06:15. Two sleeping cars and a car for bicycles will be added, and a kitchen will serve tea and hot meals until midnight.',
        'According to the railway, nine out of ten berths were taken on an average night this autumn. Students travelling home at the weekend made up a third of the passengers.',
        'Tickets for December go on sale this week. The fare does not change, and children under seven travel free of charge.',
      ],
    },
  },
  {
    number: 3610183,
    language: 'en',
    section: 'regions',
    title: 'Night train between Baku and Astara to run every day from December 1',
    city: 'Lankaran',
    minutesAgo: 371,
    body: {
      form: 'report',
      blocks: [
        'From December 1 the Baku–Astara night train will run every day instead of three times a week, which also brings four more stops a week to Lankaran and Masalli.',
        'Hotels in Lankaran expect more guests on weekdays. Local farmers hope to send citrus and tea to the capital in the new luggage car.',
        'The station of Lankaran will keep its waiting room open at night. A bus to the town centre is timed to meet the train in both directions.',
      ],
    },
  },
  {
    number: 3610151,
    language: 'en',
    section: 'economy',
    title: '® Mavi Bank opens a branch on wheels for mountain villages',
    minutesAgo: 540,
    body: {
      form: 'report',
      blocks: [
        'Mavi Bank has put a branch on wheels on the road that will call at 34 mountain villages once a fortnight.',
        'Customers can open an account, pay bills and exchange money on the bus. It has its own satellite link and a ramp for wheelchairs.',
        'The timetable is posted at village shops and sent as a text message on the eve of each visit.',
      ],
    },
  },
  {
    number: 3610231,
    language: 'en',
    section: 'politics',
    title: 'Open data will pay for itself within two years - COMMENT',
    city: 'Baku',
    minutesAgo: 265,
    body: {
      form: 'report',
      blocks: [
        'The bill on open data, which the committee on public information is to discuss this week, obliges every agency to publish its timetables, registers and measurements in a form that machines can read.',
        'Opponents point to the cost. Yet most of these tables exist already: they are typed, printed, stamped, scanned and sent by post to people who type them in again. The second typing is what we pay for today.',
        'When the bus companies of one district opened their timetables three years ago, a schoolboy wrote a programme that told passengers when to leave home. It cost the district nothing, and complaints about missed buses fell by half.',
        'The bill has a weak point: it names no one who answers when a table is wrong. A single address for corrections, with a reply due in ten days, would turn a law on paper into a service.',
        'The author is an analyst of public finance. The opinion is the author’s own.',
      ],
    },
  },
  {
    number: 3610094,
    language: 'en',
    section: 'regions',
    title: 'Sheki turns an old silk mill into a school of crafts  PHOTO',
    city: 'Sheki',
    picture: true,
    minutesAgo: 820,
    body: {
      form: 'report',
      blocks: [
        'A silk mill that stood empty in Sheki for thirty years has reopened as a school where young people learn weaving, stained glass and woodwork from the town’s masters.',
        'Sixty students were admitted from more than four hundred applicants. They work in the former spinning hall under its restored glass roof, and sell what they make in a shop at the gate.',
        '“My grandmother worked at this window,” said Sevil Haqverdi, one of the first students. “I am learning the trade she wanted me to escape from, and she comes to watch.”',
        'The school has kept two steam engines as exhibits. Visitors are welcome on weekdays from 10:00 to 17:00.',
      ],
    },
  },
  {
    number: 3610262,
    language: 'en',
    section: 'world',
    title: 'Five Caspian ports agree on a common timetable for ferries UPDATED',
    city: 'Aktau',
    minutesAgo: 143,
    story: 'ferries',
    body: {
      form: 'report',
      blocks: [
        'Representatives of five Caspian ports have agreed in Aktau on a common timetable for ferries, which is to come into force in spring.',
        'Until now ferries have left when they were full, and drivers have waited for up to four days. The timetable sets fixed departures on four routes and a single page where places are booked.',
        'In bad weather the ports will decide together, twelve hours in advance, whether a ferry sails. Drivers who have booked will be told by text message.',
        'The text of the agreement is to be published after the closing session.',
      ],
    },
    corrections: [
      {
        title: 'Six Caspian ports agree on a common timetable for ferries UPDATED 2',
        body: {
          form: 'report',
          blocks: [
            'Representatives of six Caspian ports have agreed in Aktau on a common timetable for ferries, which is to come into force on March 1. The port of Turkmenbashi joined the agreement at the closing session.',
            'Until now ferries have left when they were full, and drivers have waited for up to four days. The timetable sets fixed departures on five routes and a single page where places are booked.',
            'In bad weather the ports will decide together, twelve hours in advance, whether a ferry sails. Drivers who have booked will be told by text message.',
            'The report has been updated: the number of ports and the date have been added.',
          ],
        },
      },
    ],
  },
]
