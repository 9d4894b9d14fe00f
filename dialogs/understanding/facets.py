"""What a question can be about."""

from enum import StrEnum


class Facet(StrEnum):
    """The facts people ask for, and the small talk around them."""

    # ── meetings ──
    WHEN = "when"
    LIST = "list"
    COUNT = "count"
    WEEK = "week"
    HOURS = "hours"
    DURATION = "duration"
    DAYS = "days"
    PLACE = "place"
    FORM = "form"
    LINK = "link"
    JOINT = "joint"
    THEME = "theme"
    SPEAKERS = "speakers"
    STATUS = "status"
    COFFEE = "coffee"
    FOOD = "food"
    # ── terms ──
    DEADLINE = "deadline"
    HOW_TO_REGISTER = "how_to_register"
    REGISTRATION_REQUIRED = "registration_required"
    REGISTER_AGAIN = "register_again"
    SEATS = "seats"
    SEATS_LEFT = "seats_left"
    SAME_PEOPLE = "same_people"
    AUDIENCE = "audience"
    COST = "cost"
    TRAVEL = "travel"
    DIET = "diet"
    # ── who comes ──
    MY_REGISTRATIONS = "my_registrations"
    ATTENDEES = "attendees"
    MISSING = "missing"
    # ── people and organisations ──
    COORDINATOR = "coordinator"
    PHONE = "phone"
    EMAIL = "email"
    COORDINATES = "coordinates"
    LEADER = "leader"
    ORGANISER = "organiser"
    GROUPS = "groups"
    MEMBERS = "members"
    # ── documents ──
    CALENDAR = "calendar"
    DOCUMENTS = "documents"
    INFORMATION = "information"
    PASSAGE = "passage"
    # ── small talk ──
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    PRAISE = "praise"
    COMPLAINT = "complaint"
    IDENTITY = "identity"
    HELP = "help"
    HUMAN = "human"
    PRIVACY = "privacy"
    WHY = "why"
    SUGGEST = "suggest"
    CALL = "call"


#: facets that a meeting answers by itself: a change of meeting keeps them, a change of facet keeps the meeting
OF_A_MEETING = frozenset(list(Facet)[: list(Facet).index(Facet.DIET) + 1]) | {
    Facet.MY_REGISTRATIONS,
    Facet.ATTENDEES,
    Facet.MISSING,
    Facet.DOCUMENTS,
    Facet.CALENDAR,
    Facet.COORDINATOR,
    Facet.PHONE,
    Facet.EMAIL,
    Facet.LEADER,
}

#: facets that a list of meetings answers
OF_THE_CALENDAR = frozenset({Facet.WHEN, Facet.LIST, Facet.COUNT, Facet.WEEK})

#: facets about the people one turns to
OF_A_PERSON = frozenset({Facet.COORDINATOR, Facet.PHONE, Facet.EMAIL, Facet.COORDINATES, Facet.CALL})
