"""What an organisation's own server is set up with: how people sign in, how long they stay, what is kept how long."""

from model.team.settings import Keeping, Provider, Sessions, Team, TeamFault, is_team_server, team

__all__ = ["Keeping", "Provider", "Sessions", "Team", "TeamFault", "is_team_server", "team"]
