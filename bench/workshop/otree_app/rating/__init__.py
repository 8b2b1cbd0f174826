"""One step of seven ratings as oTree's live page: what is chosen is sent and stored at once, and confirmed."""

from otree.api import BaseConstants, BaseGroup, BasePlayer, BaseSubsession, Page, models

ELEMENTS = ("fully_committed", "empathy", "connections", "flexible", "use_of_self", "honest_challenge", "hope_agency")


class C(BaseConstants):
    NAME_IN_URL = "rating"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    pass


def creating_session(subsession):
    """Everybody in a group of their own: in one large group every answer would read all the others."""
    subsession.set_group_matrix([[player] for player in subsession.get_players()])


class Group(BaseGroup):
    pass


class Player(BasePlayer):
    fully_committed = models.StringField()
    empathy = models.StringField()
    connections = models.StringField()
    flexible = models.StringField()
    use_of_self = models.StringField()
    honest_challenge = models.StringField()
    hope_agency = models.StringField()


class Rating(Page):
    @staticmethod
    def live_method(player, data):
        """Keep one answer and tell its sender."""
        if data["field"] in ELEMENTS:
            setattr(player, data["field"], data["value"])
        return {player.id_in_group: data}


page_sequence = [Rating]
