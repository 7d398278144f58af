//! Abbreviations that papers use without saying what they mean: those that dictionaries
//! have as words of their own and that mean one thing alone in Hong Kong. What only a trade
//! knows (HVAC, FIDIC), what a department is called for short (DSD) and what means two things
//! (IPCC) papers explain.

/// Those that everybody knows.
pub(in crate::rules::words) const KNOWN: [&str; 195] = [
    "AI", "AIDS", "AM", "AO", "APEC", "API", "ASEAN", "BBC", "BIM", "BN", "BRICS", "CAD", "CB",
    "CBD", "CCTV", "CE", "CEO", "CEPA", "CO", "COVID", "CPC", "CPI", "CPPCC", "CPU", "CS", "CSB",
    "CSR", "CSSA", "CSTB", "CUHK", "CV", "DC", "DL", "DNA", "DNS", "DP", "DSE", "DVD", "EC", "ECI",
    "EO", "ESC", "ESG", "ETF", "EU", "FAQ", "FAQs", "FAX", "FC", "FCR", "FCRI", "FS", "FTE", "GBA",
    "GBP", "GDP", "GIS", "GNP", "GPS", "GSM", "GST", "HDMI", "HIV", "HK", "HKD", "HKDSE", "HKEX",
    "HKIA", "HKID", "HKMA", "HKSAR", "HKSARG", "HKU", "HKUST", "HQ", "HR", "HTML", "HTTP", "ICAC",
    "ICAO", "ICT", "ICU", "ID", "IDs", "IEC", "ILO", "IMF", "IMO", "IOT", "IP", "IPO", "ISO", "IT",
    "IVF", "JUPAS", "KCR", "KCRC", "KPI", "KPIs", "LAN", "LC", "LCD", "LCQ", "LED", "LEDs",
    "LEGCO", "LLB", "LLM", "LNG", "LPG", "LTE", "MBA", "MICE", "MOU", "MPF", "MPFA", "MPS", "MRI",
    "MTR", "MTRC", "MTRCL", "NAMS", "NCO", "NFC", "NGO", "NGOs", "NPC", "NPCSC", "NT", "NTE",
    "NTN", "NTW", "OECD", "OK", "OLED", "PAC", "PC", "PCR", "PDF", "PLA", "PM", "PMS", "PPP",
    "PPS", "PR", "PRC", "PS", "PSC", "PWSC", "QA", "QR", "RMB", "RNA", "RTHK", "SAR", "SARS",
    "SCCS", "SCDS", "SCS", "SDSCS", "SFC", "SME", "SMEs", "SMS", "SQL", "SSD", "STEAM", "STEM",
    "SWOT", "TV", "UAV", "UAVs", "UGC", "UK", "UN", "UNESCO", "UNICEF", "URL", "US", "USA", "USB",
    "USD", "UV", "VAT", "VIP", "VPN", "VR", "WAN", "WHO", "WLAN", "WTO", "WWF", "XML", "YMCA",
    "YWCA",
];
