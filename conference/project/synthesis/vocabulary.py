"""Words and patterns of our own from which invented papers, reviews and people are put together.

A phrase may name other lists in braces; `chance.say` fills them in.
"""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


TRACKS = {
    "Co-production of public services": """
        Service design with citizens
        Volunteers and professionals
        Motivation to take part
        Street-level digital work
        Outcomes of co-production
        Failure and co-destruction""",
    "Open data and transparency": """
        Publishing open data
        Data quality and metadata
        Re-use by journalists and firms
        Freedom of information
        Open budgets
        Statistics for everybody""",
    "Participation and deliberation": """
        Citizens' assemblies
        Participatory budgeting
        Online petitions
        Moderation of public debate
        Representation and turnout
        Young people""",
    "Artificial intelligence in government": """
        Automated decisions
        Conversational assistants
        Explanation and appeal
        Procurement of algorithms
        Language models in offices
        Audit and accountability""",
    "Smart cities and living labs": """
        Urban sensors
        Mobility services
        Energy communities
        Living labs
        Digital twins of cities
        Neighbourhood platforms""",
    "Digital inclusion and accessibility": """
        Digital skills
        Assisted digital services
        Plain language
        Accessibility in practice
        Older people
        Migrants and newcomers""",
    "Digital transformation of administration": """
        Leadership and culture
        Legacy systems
        Shared service centres
        Once-only principle
        Skills of public servants
        Measuring benefits""",
    "Health, care and ageing": """
        Patient portals
        Peer support online
        Care at home
        Health records
        Informal carers
        Prevention""",
    "Identity, trust and interoperability": """
        Electronic identity
        Digital wallets
        Cross-border services
        Base registries
        Privacy by design
        Trust in government""",
    "Civic technology and social innovation": """
        Civic hackers
        Makers and open hardware
        Platform co-operatives
        Crowdsourcing
        Funding and sustainability
        Local journalism""",
    "Crisis, resilience and emergency response": """
        Crisis communication
        Spontaneous volunteers
        Misinformation
        Early warning
        Recovery
        Mutual aid""",
    "Rural and regional services": """
        Services at a distance
        Connectivity
        Village hubs
        Small municipalities
        Agriculture and administration
        Regional networks""",
}
TRACKS = {name: _lines(topics) for name, topics in TRACKS.items()}

GRAMMAR = {
    "title": _lines("""
        {doing} {service} with {people}: {evidence} from {place}
        {doing} {service}: {evidence}
        When {people} co-produce {service}: {evidence}
        Who benefits from {technology}? {Evidence} from {place}
        Why {people} {dropping} {service}
        From {technology} to {value}: {evidence}
        {Value} in {service}: what {people} expect and what {offices} offer
        What {offices} learn from {technology}
        {Technology} and the work of {offices}: {evidence}
        Towards {value} in {service}
        Beyond {technology}: {doing_l} {service} in {place}
        How {offices} use {technology} for {service}
        The limits of {technology} in {service}
        {doing} {value} through {technology}: {evidence} from {place}
        Between {value} and {value2}: {technology} in {offices}
        Does {technology} change {service}? {Evidence}
        Designing {technology} with {people} in {place}
        {Technology} for {people}: {evidence}
    """),
    "doing": _lines("""
        Co-designing
        Rethinking
        Evaluating
        Explaining
        Governing
        Measuring
        Opening up
        Scaling
        Sustaining
        Sharing
        Comparing
        Mapping
    """),
    "doing_l": ["co-designing", "rethinking", "evaluating", "sustaining", "comparing", "opening up"],
    "service": _lines("""
        school transport
        social housing registers
        flood warning
        waste collection
        library services
        building permits
        home care
        local planning
        participatory budgeting
        school meals
        refugee reception
        public procurement
        business registration
        tax assistance
        youth services
        park maintenance
        bus timetables
        air quality monitoring
        child benefit applications
        elderly care
        vocational guidance
        vaccination campaigns
        neighbourhood policing
        energy advice
        museum collections
        street repair
        water supply
        emergency calls
        course enrolment
        land registers
    """),
    "people": _lines("""
        older residents
        informal carers
        volunteers
        school pupils
        newcomers
        small firms
        patient groups
        commuters
        farmers
        tenants
        civic hackers
        parents
        people with low vision
        neighbourhood groups
        front-line workers
        municipal librarians
        first-time voters
        self-employed workers
    """),
    "offices": _lines("""
        municipalities
        regional agencies
        city administrations
        job centres
        public libraries
        small towns
        tax offices
        ministries
        health authorities
        schools
        statistical offices
        courts of audit
    """),
    "technology": _lines("""
        open data portals
        reporting platforms
        conversational assistants
        electronic identity
        shared calendars
        low-cost sensors
        digital twins
        risk scoring
        online petitions
        service blueprints
        case management systems
        mobile messaging
        language models
        prefilled forms
        open-source components
        data trusts
        citizen dashboards
        digital wallets
        video counters
        participatory maps
    """),
    "value": _lines("""
        public value
        trust
        accountability
        equal access
        transparency
        responsiveness
        legitimacy
        resilience
        inclusion
        professional judgement
        data quality
        continuity
    """),
    "value2": ["efficiency", "privacy", "speed", "legal certainty", "local autonomy", "cost control"],
    "evidence": _lines("""
        a comparative case study
        evidence from a field experiment
        a survey of {number} participants
        a longitudinal study
        lessons of a failed pilot
        a systematic review
        an action research project
        results of {number2} interviews
        a design science study
        an ethnographic account
        a natural experiment
        a framework and its first test
        a social network analysis
        findings from three years of use
        a replication
        a mixed-methods study
    """),
    "place": _lines("""
        four mid-sized cities
        a rural region
        two border regions
        a coastal town
        eleven municipalities
        an Alpine valley
        a federal state
        three capital cities
        island communities
        a post-industrial district
        six European countries
        a network of schools
        a metropolitan area
        twenty villages
    """),
    "dropping": _lines("""
        stop using
        return to
        hesitate to join
        work around
        take over
        speak for
        do not trust
        recommend
    """),
    "number": ["214", "387", "412", "538", "651", "870", "1,026", "1,340", "2,115", "3,480"],
    "number2": ["18", "23", "31", "37", "42", "56", "64", "71"],
    "years": ["one year", "eighteen months", "two years", "three years", "five years"],
    "abstract": _lines("""
        {background} {gap} {method} {data} {finding} {finding2} {implication}
        {background} {gap} {method} {finding} {data} {implication}
        {gap} {background} {method} {data} {finding} {finding2} {limit} {implication}
        {background} {method} {data} {finding} {limit} {implication}
    """),
    "background": [
        "{Offices} increasingly rely on {technology} to organise {service}, and expect {people} to take part in it.",
        "Over the last decade {technology} have become a common answer to the question of how {service} can be kept "
        "up.",
        "Many programmes promise {value} when {people} and {offices} plan {service} together.",
        "{Service} used to be a matter of professionals; today {people} contribute time, knowledge and data.",
        "Public debate treats {technology} as a cure or as a threat; everyday work with {service} tells a quieter "
        "story of small repairs and of arrangements that nobody wrote down.",
    ],
    "gap": [
        "Yet little is known about what happens after the first year, when attention and funding move elsewhere.",
        "So far research has looked at adoption rather than at {value} as {people} experience it.",
        "What is missing is an account of the work that {offices} do before anybody sees a result.",
        "Existing models assume that {people} have the same time and the same skills, which they have not.",
        "Studies of {technology} seldom ask those who decided against taking part.",
    ],
    "method": [
        "We report {evidence} that followed {people} in {place} over {years}.",
        "Drawing on theories of {value}, we combine {evidence} with an analysis of documents from {place}.",
        "In {place} we worked with {people} in a series of workshops and compared the outcome with similar {offices}.",
        "The paper presents {evidence}; instruments and anonymised data are available to other researchers.",
    ],
    "data": [
        "The material comprises {number2} interviews, {number} log entries and the minutes of steering groups.",
        "Altogether {number} people answered the questionnaire, and {number2} of them took part in a second round.",
        "We coded {number} contributions and checked the coding with two independent readers.",
        "Observations at {number2} meetings were set against what the platform recorded.",
    ],
    "finding": [
        "Results show that {value} grows where staff may answer in their own words, and shrinks where they may not.",
        "We find that {people} value a reliable answer more than a fast one.",
        "Contrary to expectations, {technology} did not replace personal contact but moved it to harder cases.",
        "Three patterns emerge: delegation, translation and silent repair.",
        "Participation was highest where the first contribution took less than five minutes.",
    ],
    "finding2": [
        "The effect is strongest for {people} who had not been in touch with {offices} before.",
        "Where {offices} shared the raw data, complaints fell and corrections became more precise.",
        "Differences between places are explained less by budgets than by who is allowed to decide.",
        "A third of all contributions came from people who used the service on behalf of somebody else.",
    ],
    "limit": [
        "The design does not allow us to separate the effect of training from that of {technology}.",
        "As all sites volunteered, results may be more favourable than elsewhere.",
        "Further work should follow those who left early.",
    ],
    "implication": [
        "For practice this means that {offices} should budget for maintenance from the first day.",
        "We derive five recommendations for {offices} that plan to involve {people} in {service}.",
        "The study contributes a vocabulary for {value} that practitioners found useful in their own planning.",
        "We conclude that {technology} are best understood as an invitation, not as a channel.",
    ],
    "keyword": _lines("""
        co-production
        public value
        digital government
        open data
        participation
        service design
        trust
        case study
        local government
        accountability
        inclusion
        living labs
        interoperability
        civic technology
        public sector innovation
        user involvement
        data governance
        street-level bureaucracy
        field experiment
        evaluation
    """),
    "review": _lines("""
        {summary}^{strength} {strength2}^{weakness} {request}^{closing}
        {summary} {strength}^{weakness}^{request} {closing}
        {strength} {weakness}^{request}^{closing}
    """),
    "summary": [
        "The paper asks how {people} and {offices} work together on {service}, and answers with {evidence}.",
        "This is a study of {technology} in {place}, with a focus on {value}.",
        "The authors examine {service} and propose a way to think about {value}.",
    ],
    "strength": [
        "The question matters, and the introduction makes that clear within a page.",
        "I enjoyed the description of the setting; few papers tell so plainly what was done.",
        "The data are rich, and the quotations are well chosen.",
        "The argument is easy to follow and the figures help.",
        "The link to earlier work on {value} is fair and complete.",
    ],
    "strength2": [
        "It is good to see negative results reported.",
        "Practitioners in {offices} could use the recommendations at once.",
        "The authors are open about the limits of their sample.",
        "The comparison across sites is a real contribution.",
    ],
    "weakness": [
        "However, the step from the interviews to the three patterns is not explained well enough.",
        "My main concern is the sample: all sites volunteered, and those who left are not heard.",
        "The discussion repeats the findings rather than asking what they mean for {value}.",
        "Some claims about {technology} go further than the evidence allows.",
        "The section on method says what was collected but not how it was analysed.",
    ],
    "request": [
        "Please add a table of sites with their size, period and number of participants.",
        "A paragraph on ethics and consent is needed, as {people} may be recognised from the quotations.",
        "Please tell how the coding was checked, and what happened where the coders disagreed.",
        "I would shorten section 2 and use the space for the analysis.",
        "Figure 2 cannot be read in print; larger labels would help.",
    ],
    "closing": [
        "With these changes the paper would be a good fit for the conference.",
        "I look forward to the discussion at the conference.",
        "I would be glad to read a revised version.",
        "In its present form the paper is not ready, but the material deserves another attempt.",
    ],
    "remark": [
        "I know this line of work well and am confident of my judgement.",
        "Parts of this may have been presented at a workshop; the chairs may want to ask.",
        "Not my core field; please give more weight to the other reviews.",
        "A candidate for the best paper award if the method section is mended.",
    ],
    "why_not": [
        "I am on leave until the end of the month.",
        "The topic is too far from my field.",
        "I have already accepted four other papers for this conference.",
        "I have discussed this work with its authors.",
        "Teaching leaves me no time this term.",
    ],
    "note": [
        "The chairs ask you to follow the reviewers' advice on the method section.",
        "Please take care of the length: the limit includes references.",
        "We would be glad to see the additional table that two reviewers ask for.",
    ],
    "reason_moved": [
        "Several authors asked for a few days more.",
        "A public holiday falls on the former date.",
        "The date collided with another conference of the field.",
        "The workshop proposals came in late.",
    ],
}
TOWNS = """
    Northport Southfield Eastbridge Westlake Highmoor Lowdale Kestrel Ambervale Brackwater Calderon Dunmere Elmstead
    Farrowby Glenhaven Harrowgate Ironwell Juniper Kingsmere Larkspur Millbrook Nettlecombe Oakhurst Pinecrest
    Quillford Ravensby Silverdene Thornbury Umberley Varnholt Wexcombe Yarrowdale Zellbruck Altenried Birkfeld
    Cornavel Dorrenbach Eschental Fichtengrund Grauburg Heidmark Isenau Kaltwasser Lindhorst Marbach-Neu Novarica
    Ostrelle Pontevale Querceto Rivalta-Nuova Sansovera Torrevento Ulmeira Valdoro Zafrena Aldeanova Beldavia
    Castrovilla Dunarea-Noua Evrenik Fjordheim Granvik Havnsund Ivarstad Jokivaara Kuusilampi Lysvik Myrdal
    Nordhavn Olavsund Presthus Runavik Solvang Tjernli Ulvedal Vesterby
""".split()
SEATS = ["University of {town}", "{town} University of Technology", "{town} School of Public Policy"]
COUNTRIES = "AT DE IT ES SE NO FI DK NL BE FR PT PL CZ GR IE GB EE SI CH CA US BR ZA IN JP KR AU".split()
GIVEN = """
    Anna Maja Lena Sofia Ines Carla Elif Noor Amara Chiara Freya Hanna Irina Jana Katya Leila Marta Nadia Olga Petra
    Rania Sara Tuva Ursula Vera Wanda Yuki Zofia Agnes Beatriz Camille Dagny Esra Fatima Greta Helena Ingrid Julia
    Adam Ben Carlo David Emil Felix Goran Hugo Ivan Jonas Karim Luca Marek Nils Omar Pavel Rafael Stefan Tomas Urs
    Viktor Wim Youssef Zoran Andrej Bruno Cem Diego Erik Farid Giulio Henrik Ismail Jiro Kenji Lars Mateus Noah
""".split()
FAMILY = """
    Abendroth Alvesdottir Bergstrand Brandtner Calloway Castellari Dahlgaard Duarte-Lima Eklundh Esposito-Rey
    Fairweather Fontanelli Grabowska Gunnarsen Haddad-Novak Hollenstein Ibarra Iversen Jankowicz Jorgensson
    Kallioniemi Kirchmayr Lagerqvist Lombardini Maartens Mendieta Nakagawa Novotna Oberhuber Okonjo Palmqvist
    Petrescu Quintela Rasmusdal Ribeiro-Costa Sandoval Schwarzenegg Takahara Thorvald Uhlendorf Ulvestad
    Vandermeer Vasilenko Weissensteiner Whitcombe Yamashiro Yilmazer Zamboni Zielonka Adeyemi-Ross Bhattarai
    Chaudhari Demirkan Ferreira-Pinto Hosseinzade Kowalczuk Moreau-Lindt Nguyen-Holm Oyelaran Stavropoulou
""".split()
