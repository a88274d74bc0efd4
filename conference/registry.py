"""Named lists that upper apps fill when the site starts, so that lower apps can ask without importing them."""

# viewer -> subquery of codes of papers that are kept from the viewer although a role would show them (conflicts)
concealed_papers = []

# viewer -> subquery of codes of papers that the viewer handles as a chair or organiser
overseen_papers = []

# viewer -> condition (Q) on Submission: who else may see a paper (reviewers, by the app above)
may_see_submission = []

# Role row -> None: what follows, in the same transaction, when somebody is given a role (a look for conflicts)
role_given = []

# viewer -> conference.published.personal.Part of each call where the viewer has something to hand in
parts_in_calls = []

# viewer -> (key of an edition, conference.published.call.Date): dates that hold for something of the viewer's alone
own_dates = []

# names of URLs that take files, such as "submissions:upload": only there may a request be large
takes_uploads = []

# viewer -> list of conference.duties.Duty for the page "My work"
duties = []

# (viewer, edition) -> list of conference.duties.Room: links of the workbench that this person may open
workbench = []

# (URL name taking the slug, edition -> label): pages that every visitor of an edition finds in its menu
public_pages = []

# (viewer, edition) -> list of conference.duties.Card: what the overview of the workbench shows
overview = []

# (viewer, submission) -> moment after which no version that was handed in is the viewer's to read, or None
reads_until = []

# viewer -> subquery of codes of tracks that hold a paper which is kept from the viewer
concealed_tracks = []

# (viewer, conference.palette.Search) -> list of conference.palette.Finding: where the words that were typed may lead
found = []

# (viewer, edition) -> list of conference.figures.Figure: pictures for who manages, of what the viewer handles
figures = []

# (viewer, edition, number) -> codes of the papers of this number that the viewer may open
numbered_papers = []

# name of a deed, as in Entry.deed -> its sentence in the activity log (conference.sentences)
sentences = {}

# (model, field), both as an Entry names them -> the form field in which it is changed, for what it calls things
changed_fields = {}

# (viewer, codes of papers) -> {code: (how a sentence names the paper, its address)} of those that the viewer may open
named_papers = []

# at -> None: what is looked at every few minutes and done once it is due (reminders, digests, invitations that expire)
routines = []

# edition -> iterable of conference.readiness.Finding: what is missing or contradictory before a call opens
readiness = []

# conference.cloning.Part: what a new edition may take over from an old one
clone_parts = []

# (viewer who handles it, paper) -> list of submissions.readers.Readers: who else can see the paper, and what of it
paper_readers = []

# (viewer, edition) -> primary keys of authors of the papers that the viewer handles
authors_in_hand = []

# names of URLs that organisers open while they look as somebody else: to be read only, of one conference
shown_to_lookers = []

# deadline -> pairs (primary key of a person who works towards it, code of the paper): told when it moves or is off
working_towards = []

# (deadline, its former instant, that which holds now or None) -> None: what follows, in the same transaction
deadline_moved = []

# (person who stays, person who goes) -> None: hands over everything that one of two accounts of a person has
merged = []

# conference.recipients.Group: people of an edition whom mail to many may address
recipient_groups = []

# name of an occasion -> conference.letters.Letter: mails whose words an edition may replace, with their placeholders
letters = {}

# (viewer, edition) -> list of (label, address): what else the settings of a call consist of
settings_pages = []

# edition -> (primary key of a person, code of a paper) of all who have a part in it without a role: told of its status
concerned = []

# primary keys of topics -> set of those that papers have
used_topics = []

# paper -> why it may not go to another track now, in a sentence, or "": what an app above has begun with it
bars_to_moving = []

# person -> list of (words, number): what would move if this account were merged into another
belongings = []

# secret of a mail -> (viewer -> condition (Q) on Message): to whom a mail about several papers may be about one that is
# kept from the viewer
concealed_recipients = {}
