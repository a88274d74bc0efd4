"""The words in which institutions are named: what they weigh, and which are the same in another language."""

STOP = frozenset(
    """
    a an and at by c co corp d da dal das de degli dei del dell della der des di do dos du e el em en et f for fur
    gmbh i im in inc into l la las le les llc los ltd na o of on ou p plc sa spa the to und van von y z zu
    """.split()
)
INSTITUTIONS = frozenset(
    "academy agency association authority centre college council foundation hospital institute laboratory ministry "
    "museum observatory organisation school university".split()
)
GENERIC = INSTITUTIONS | frozenset(
    """
    administration advanced affairs analysis analytics and art arts biology chemistry city communication
    communications computer computing culture data department design development digital division e education
    electrical electronic electronics engineering faculty governance government group higher history humanities
    informatics information innovation international it lab language languages law linguistics management
    mathematical mathematics media national office physics policy political politics program programme psychology
    public research security services social society sociology software statistical statistics studies study system
    systems team unit
    """.split()
)
QUALIFIERS = frozenset(
    """
    agricultural applied business catholic commerce continuing eastern economics federal free health jesuit life
    medical metropolitan music northern open pedagogical protestant science southern state teacher technical
    veterinary western
    """.split()
)
# Words of other languages, and short forms, as one English word each.
SAME_WORD = {
    word: english
    for english, words in {
        "university": "univ universitat universitaet universite universiteit universidad universidade universita "
        "universitatea universitet universitetet universiteti universitas uniwersytet univerzita univerzitet "
        "univerza universitetas universitate egyetem universities uni sveuciliste yliopisto ulikool universitesi",
        "institute": "inst institut instituto istituto instytut institutt institution instituut",
        "college": "hochschule hogeschool hochschulen colegio collegio",
        "school": "ecole escuela escola scuola schule",
        "centre": "center centro zentrum centrum ctr",
        "academy": "akademie academie accademia academia akademia",
        "laboratory": "lab laboratories labs laboratorio laboratoire",
        "hospital": "klinikum spital hopital ospedale",
        "ministry": "ministerium ministere ministero ministerio",
        "department": "dept departments departement departamento dipartimento departement",
        "faculty": "fakultat fakultaet faculte facolta facultad faculdade",
        "technical": "technology technologies technische technischen technique tecnica tecnologia technika tekniska "
        "tekniske technicka technological tech",
        "science": "sciences scienze ciencias wissenschaft wissenschaften",
        "economics": "economia economic",
        "economics university": "wirtschaftsuniversitat wirtschaftsuniversitaet",
        "technical university": "tu polytechnic politecnico polytechnique politechnika politecnica polytechnische",
        "medical": "medizinische medicine medica medicale med",
        "research": "forschung recherche ricerca investigacion forschungszentrum",
        "national": "nazionale nacional nationale",
        "catholic": "katholische cattolica catolica catholique katholieke",
        "free": "freie libre libera vrije",
        "vienna": "wien vienne",
        "munich": "munchen muenchen monaco",
        "zurich": "zuerich zurigo",
        "cologne": "koln koeln",
        "geneva": "geneve genf ginevra",
        "rome": "roma",
        "milan": "milano",
        "turin": "torino",
        "naples": "napoli",
        "florence": "firenze",
        "venice": "venezia",
        "lisbon": "lisboa",
        "prague": "praha prag",
        "warsaw": "warszawski warszawa warszawska",
        "copenhagen": "kobenhavn kobenhavns",
        "gothenburg": "goteborg goteborgs",
        "brussels": "brussel",
        "athens": "athen",
        "brunswick": "braunschweig",
        "nuremberg": "nurnberg nuernberg",
        "maximilian": "maximilians",
    }.items()
    for word in words.split()
}
# Every name of institutions whose names share no word.
ALIASES = {
    "mit": ["MIT", "Massachusetts Institute of Technology"],
    "ethz": [
        *("ETH", "ETHZ", "ETH Zürich", "Eidgenössische Technische Hochschule Zürich"),
        *("Swiss Federal Institute of Technology", "Swiss Federal Institute of Technology Zurich"),
    ],
    "epfl": [
        *("EPFL", "EPF Lausanne", "École polytechnique fédérale de Lausanne"),
        "Swiss Federal Institute of Technology Lausanne",
    ],
    "caltech": ["Caltech", "California Institute of Technology"],
    "georgiatech": ["Georgia Tech", "Georgia Institute of Technology"],
    "ucl": ["UCL", "University College London"],
    "lse": ["LSE", "London School of Economics", "London School of Economics and Political Science"],
    "cmu": ["CMU", "Carnegie Mellon", "Carnegie Mellon University"],
    "kit": ["KIT", "Karlsruhe Institute of Technology", "Karlsruher Institut für Technologie"],
    "lmu": ["LMU", "LMU München", "Ludwig-Maximilians-Universität", "Ludwig-Maximilians-Universität München"],
    "tum": ["TUM", "TU München", "TUM München"],
    "wu": ["WU", "WU Wien", "Wirtschaftsuniversität Wien", "Vienna University of Economics and Business"],
    "rwth": ["RWTH", "RWTH Aachen", "RWTH Aachen University"],
    "fuberlin": ["FU Berlin", "Freie Universität Berlin"],
    "huberlin": ["HU Berlin", "Humboldt-Universität", "Humboldt-Universität zu Berlin"],
    "krems": [
        *("Danube University", "Danube University Krems", "Donau-Universität Krems"),
        *("University for Continuing Education Krems", "Universität für Weiterbildung Krems"),
    ],
    "kuleuven": ["KU Leuven", "Katholieke Universiteit Leuven"],
    "uclouvain": ["UCLouvain", "Université catholique de Louvain"],
    "vub": ["VUB", "Vrije Universiteit Brussel"],
    "ulb": ["ULB", "Université libre de Bruxelles"],
    "nyu": ["NYU", "New York University"],
    "ucla": ["UCLA", "University of California Los Angeles"],
    "ucberkeley": ["UC Berkeley", "University of California Berkeley"],
    "nus": ["NUS", "National University of Singapore"],
    "kaist": ["KAIST", "Korea Advanced Institute of Science and Technology"],
    "cnrs": ["CNRS", "Centre national de la recherche scientifique"],
    "cnr": ["CNR", "Consiglio Nazionale delle Ricerche"],
    "csic": ["CSIC", "Consejo Superior de Investigaciones Científicas"],
    "polimi": ["PoliMi", "Politecnico di Milano"],
    "polito": ["PoliTo", "Politecnico di Torino"],
}
# One name for many campuses: the next part of an affiliation belongs to it.
MANY_CAMPUSES = [
    *("University of California", "California State University", "University of Texas", "University of Illinois"),
    *("University of Wisconsin", "University of North Carolina", "University of Massachusetts"),
    *("University of Maryland", "University of Michigan", "State University of New York"),
    *("City University of New York", "Indian Institute of Technology", "Indian Institute of Management"),
    *("Indian Institute of Science Education and Research", "National Institute of Technology"),
]
