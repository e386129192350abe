"""Draws the layers of a GeoPackage as QGIS shows them, over its countries; inset, one kilometre in Kabul.

usage: look_qgis.py LAYERS.gpkg PICTURE.png
"""

import os
import sys
from qgis.core import (QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QPainter

application = QgsApplication([], False)
application.initQgis()
# The layers come with their own style; the countries are QGIS's Natural Earth, where Debian's qgis-common is installed.
layers = [QgsVectorLayer(f"{sys.argv[1]}|layername={name}", name, "ogr") for name in ("incidents", "areas")]
COUNTRIES = "/usr/share/qgis/resources/data/world_map.gpkg"
if os.path.exists(COUNTRIES):
    layers.append(QgsVectorLayer(COUNTRIES + "|layername=countries", "countries", "ogr"))
if not all(layer.isValid() for layer in layers):
    sys.exit("look: a layer could not be opened")

def draw(extent, width, height):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setOutputSize(QSize(width, height))
    settings.setBackgroundColor(QColor("white"))
    settings.setExtent(QgsRectangle(*extent))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()

image = draw((-12, -12, 88, 48), 720, 432)
# Inset: the stated disc of one kilometre in Kabul, its width in degrees stretched to its latitude.
inset = draw((69.1634, 34.5123, 69.1944, 34.5349), 180, 160)
painter = QPainter(image)
painter.drawImage(720 - 190, 432 - 170, inset)
painter.setPen(QColor("#666666"))
painter.drawRect(720 - 190, 432 - 170, 180, 160)
painter.end()
image.save(sys.argv[2])
# QGIS's own tear-down may crash without a display; the picture is written.
sys.stdout.flush()
os._exit(0)
