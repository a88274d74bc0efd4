"""Named lists that upper apps fill when the site starts, so that lower apps can ask without importing them."""

# viewer -> subquery of codes of papers that are kept from the viewer although a role would show them (conflicts)
concealed_papers = []

# viewer -> subquery of codes of papers that the viewer handles as a chair or organiser
overseen_papers = []

# viewer -> condition (Q) on Submission: who else may see a paper (reviewers, by the app above)
may_see_submission = []

# Role row -> None: what follows, in the same transaction, when somebody is given a role (a look for conflicts)
role_given = []

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

# name of a deed, as in Entry.deed -> its sentence in the activity log (conference.sentences)
sentences = {}

# (viewer, codes of papers) -> {code: (how a sentence names the paper, its address)} of those that the viewer may open
named_papers = []
