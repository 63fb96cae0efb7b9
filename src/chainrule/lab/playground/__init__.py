"""The network playground: points, a small network, its training to any step and back, and how it is looked at."""

from chainrule.lab.playground.configuration import Configuration
from chainrule.lab.playground.examples import Examples, examples_of
from chainrule.lab.playground.network import Functions, Network
from chainrule.lab.playground.training import Figures, Training

__all__ = ["Configuration", "Examples", "Figures", "Functions", "Network", "Training", "examples_of"]
