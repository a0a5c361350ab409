// English stories about culture, science, health, sport and travel. Everything in them is invented.
import type { Draft } from './article.ts'

export const enLife: Draft[] = [
  {
    number: 3610291,
    language: 'en',
    section: 'sport',
    title: 'Ganja hosts its first night half-marathon VIDEO',
    city: 'Ganja',
    picture: true,
    minutesAgo: 95,
    body: {
      form: 'report',
      blocks: [
        'More than three thousand runners from nineteen countries have taken part in the first night half-marathon in Ganja.',
        'The course led through the old town and along the river, lit by lanterns that residents had hung from their windows. The last kilometre was run to the sound of a brass band.',
        'Turan Qaraxanli won the men’s race in 1 hour 4 minutes 51 seconds; Marit Oksanen of Finland was first among the women in 1:13:08.',
        'The oldest finisher, a retired geography teacher of 78, was welcomed by her former pupils. The organisers have already announced a date for next year.',
      ],
    },
  },
  {
    number: 3610309,
    language: 'en',
    section: 'culture',
    title: 'Forgotten mugham recordings found in a lighthouse',
    city: 'Baku',
    picture: true,
    minutesAgo: 28,
    story: 'lighthouse',
    body: {
      form: 'report',
      blocks: [
        'Restorers have found a box of wax cylinders with recordings of mugham in a lighthouse on the Absheron peninsula.',
        'The cylinders lay behind a wooden panel in the keeper’s room. A note says that they were made “for the long evenings”, and gives the names of three singers.',
        'Nine of the cylinders have been played with a laser, which does not touch the wax. Specialists at the Museum of Sound believe that one of the voices has not been recorded anywhere else.',
        'The museum will decide how many of the recordings can be saved. The first ones are to be heard in spring.',
      ],
    },
    corrections: [
      {
        title: 'Mugham recordings from 1911 found in Absheron lighthouse UPDATED',
        body: {
          form: 'report',
          blocks: [
            'Restorers have found 34 wax cylinders with recordings of mugham in a lighthouse on the Absheron peninsula. The Museum of Sound now dates them to 1911.',
            'The cylinders lay behind a wooden panel in the keeper’s room. A note says that they were made “for the long evenings”, and gives the names of three singers.',
            'All of them have been played with a laser, which does not touch the wax. On 21 the music can be made out clearly, among them a complete performance of forty minutes on a row of cylinders.',
            '“We knew this singer from letters only,” said Jamila Axundzade, who heads the archive. “Yesterday evening we heard her breathe before the first note.”',
            'The museum opens a listening room with the recordings in spring.',
          ],
        },
      },
    ],
  },
  {
    number: 3610139,
    language: 'en',
    section: 'health',
    title: 'Electronic queues at clinics: what changes for patients',
    city: 'Baku',
    minutesAgo: 600,
    body: {
      form: 'report',
      blocks: [
        'From next month outpatient clinics in six cities give appointments through one electronic queue. CNA explains what patients need to know.',
        { heading: 'Who can use the queue?' },
        'Everyone who is registered with a clinic. Parents can make appointments for their children, and social workers for people in their care.',
        { heading: 'What if I have no telephone?' },
        'The desk at the clinic stays open and takes places from the same queue. Nobody who comes in person goes to the back of it.',
        { heading: 'Can I choose the doctor?' },
        'Yes. The queue shows the next free hours of every doctor of a speciality, and keeps the choice for the next visit.',
        { heading: 'What happens when I am late?' },
        'The place is kept for ten minutes. After that the patient is offered the next free hour of the same day.',
      ],
    },
  },
  {
    number: 3610165,
    language: 'en',
    section: 'science_education',
    title: 'Students build a buoy that listens to seals',
    city: 'Sumgayit',
    picture: true,
    minutesAgo: 475,
    body: {
      form: 'report',
      blocks: [
        'Students in Sumgayit have built a buoy that recognises the calls of Caspian seals and reports where the animals are.',
        'The buoy, which cost less than a bicycle, listens for a minute every quarter of an hour. It tells apart six kinds of calls and sends the result ashore by radio.',
        '“At first it mostly found motor boats,” said Tural Ismixanov, who leads the team. “We had to teach it what is not a seal.”',
        'In four months the buoy counted more than nine thousand calls. Biologists want to moor ten of them along the route of the seals in spring.',
        'The drawings have been published so that schools in other coastal cities can build their own.',
      ],
    },
  },
  {
    number: 3610106,
    language: 'en',
    section: 'tourism',
    title: 'Mountain huts around Shahdag to stay open in winter',
    city: 'Gusar',
    body: {
      form: 'report',
      blocks: [
        'Seven mountain huts around Shahdag will stay open through the winter for the first time.',
        'The huts have been given stoves, insulation and emergency radios. A guide lives in each of them and reports the state of the path every morning.',
        'A night with supper and breakfast costs the same as in summer. Places are limited to twelve a hut and must be booked, and walkers sign in and out at the valley office.',
      ],
    },
  },
  {
    number: 3610254,
    language: 'en',
    section: 'society',
    title: 'Top news hour by hour',
    minutesAgo: 180,
    body: { form: 'round-up', intro: 'The agency presents the main news of the last hours:', count: 7 },
  },
]
